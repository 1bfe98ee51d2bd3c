package dev.kdt.generate.learn;

import java.util.Locale;

/** The ways in which records of a sample are broken, as {@code poison} names them. */
public enum Breakage {
    /** It begins as JSON does and is none. */
    CUT_OFF,
    /** A value has a type that its field does not have in others. */
    WRONG_TYPE,
    /** Its bytes are no text. */
    NOT_UTF8,
    /** It is something else than the others. */
    NOT_JSON;

    /** The word in a template. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
