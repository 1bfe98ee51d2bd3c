package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.json.StringValue;
import org.jspecify.annotations.Nullable;

/** Finds the bytes of a member's value, as they are written, in the text of a JSON object that is known to be valid. */
final class Members {
    private final Slice text;
    private int at;

    private Members(Slice text) {
        this.text = text;
    }

    /** The bytes of the value of {@code name}, the last if it comes twice; null when the object does not have it. */
    static @Nullable Slice of(Slice object, StringValue name) {
        return new Members(object).find(name.utf8());
    }

    private @Nullable Slice find(Slice name) {
        Slice found = null;
        skipTo('{');
        at++;
        while (skipSpace() != '}') {
            int key = at;
            skipValue();
            boolean wanted = text.sub(key + 1, at - 1).equals(name);
            skipTo(':');
            at++;
            skipSpace();
            int value = at;
            skipValue();
            found = wanted ? text.sub(value, at) : found;
            if (skipSpace() == ',') {
                at++;
            }
        }
        return found;
    }

    private void skipTo(char sign) {
        while (text.at(at) != sign) {
            at++;
        }
    }

    private byte skipSpace() {
        while (text.at(at) <= ' ' && text.at(at) >= 0) {
            at++;
        }
        return text.at(at);
    }

    /** A string, a container with all that is in it, or a word up to what ends it. */
    private void skipValue() {
        int depth = 0;
        do {
            switch (text.at(at)) {
                case '"' -> skipString();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> at++;
            }
        } while (depth > 0 || goesOn());
    }

    /** Whether a number, or a word such as {@code true}, has more characters. */
    private boolean goesOn() {
        byte before = text.at(at - 1);
        if (before == '"' || before == '}' || before == ']') {
            return false;
        }
        byte next = text.at(at);
        return next != ',' && next != '}' && next != ']' && (next > ' ' || next < 0);
    }

    private void skipString() {
        at++;
        while (text.at(at) != '"') {
            at += text.at(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
