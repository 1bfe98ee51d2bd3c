package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;

/** Values as jq shows them in its error messages. */
public final class Messages {
    /** The room that jq has for a shown value, in bytes. */
    private static final int MAX = 29;

    private Messages() {}

    /** The value as JSON text; when it is long its start, dots, and the quote or bracket that closes it. */
    public static String brief(Value value) {
        ByteBuilder out = new ByteBuilder();
        try {
            value.writeTo(out, () -> stopAfter(MAX, out));
        } catch (Enough _) {
            // Only its start is shown.
        }
        if (out.size() <= MAX) {
            return out.toString();
        }
        String closing = switch (out.at(0)) {
            case '"' -> "\"";
            case '[' -> "]";
            case '{' -> "}";
            default -> "";
        };
        int room = MAX - 3 - closing.length();
        int end = 0;
        while (end + Utf8.width(out.at(end)) <= room) {
            end += Utf8.width(out.at(end));
        }
        return out.view().sub(0, end).toText() + "..." + closing;
    }

    private static void stopAfter(int bytes, ByteBuilder out) {
        if (out.size() > bytes) {
            throw new Enough();
        }
    }

    /** Ends the writing of a value of which only the start is needed. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    /** The type and the value: {@code number (5)}. */
    public static String typed(Value value) {
        return value.kind().typeName() + " (" + brief(value) + ")";
    }

    /** {@code number (5) cannot be …}. */
    public static JqException about(Value value, String complaint) {
        return new JqException(typed(value) + " " + complaint);
    }

    /** {@code number (5) and string ("a") cannot be …}. */
    public static JqException about(Value a, Value b, String complaint) {
        return new JqException(typed(a) + " and " + typed(b) + " " + complaint);
    }
}
