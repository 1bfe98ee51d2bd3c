package dev.kdt.audit;

import java.util.Locale;

/** What is wrong with a record or a line. */
public enum Verdict {
    /** A result of a record is in no object, and no parked record accounts for it. */
    MISSING,
    /** A line is there once more than the stream gives it. */
    DOUBLED,
    /** A line has the stamp of a record's result, and other contents. */
    CHANGED,
    /** A line is in an object of a later hour than it may be. */
    LATE,
    /** A record or a result was not delivered, and is among the parked records or in the error output. */
    PARKED,
    /** A line is none that the stream gives. */
    UNEXPECTED;

    /** In lower case, as findings and tables show it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it says that deliveries are not what they should be: a double is allowed by at-least-once delivery, and so is delay. */
    public boolean isFailure() {
        return switch (this) {
            case MISSING, CHANGED, PARKED, UNEXPECTED -> true;
            case DOUBLED, LATE -> false;
        };
    }
}
