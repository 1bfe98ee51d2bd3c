package dev.kdt.jq.builtin;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.NumberValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why jq's parser does not take a text, in its words. jq reads byte by byte and complains when a token has ended, so that its
 * places and words differ from those of our reader; this goes through a text that our reader has refused as jq would.
 */
final class JsonComplaint {
    /** jq's MAX_PARSING_DEPTH. */
    private static final int MAX_DEPTH = 10_000;

    /** The value that is not placed yet: a string, or another one. */
    private enum Next {
        NOTHING,
        STRING,
        VALUE
    }

    private final ByteBuilder token = new ByteBuilder();
    /** Open arrays, objects, and keys whose value is due: {@code [}, <code>{</code> and {@code :}. */
    private final StringBuilder open = new StringBuilder();
    /** Number of values in each of those. */
    private final List<Integer> counts = new ArrayList<>();

    private Next next = Next.NOTHING;
    private int values;
    private int line = 1;
    private int column;

    private JsonComplaint() {}

    static String of(Slice text) {
        return new JsonComplaint().read(text);
    }

    private String read(Slice text) {
        boolean inString = false;
        boolean escaped = false;
        for (int i = text.from(); i < text.to(); i++) {
            byte b = text.array()[i];
            column++;
            if (b == '\n') {
                line++;
                column = 0;
            }
            String complaint = null;
            if (!inString) {
                complaint = outside(b);
                inString = b == '"';
            } else if (b == '"' && !escaped) {
                inString = false;
                complaint = endString();
            } else {
                token.put(b);
                escaped = b == '\\' && !escaped;
            }
            if (complaint != null) {
                return complaint + " at line " + line + ", column " + column;
            }
        }
        return atEnd(inString);
    }

    private String atEnd(boolean inString) {
        String place = " at EOF at line " + line + ", column " + column;
        if (inString) {
            return "Unfinished string" + place;
        }
        String complaint = endToken();
        if (complaint != null) {
            return complaint + place;
        }
        if (!open.isEmpty()) {
            return "Unfinished JSON term" + place;
        }
        finish();
        return values > 1 ? "Unexpected extra JSON values" : "Expected JSON value";
    }

    /** Counts a value at the top. */
    private void finish() {
        if (open.isEmpty() && next != Next.NOTHING) {
            next = Next.NOTHING;
            values++;
        }
    }

    private @Nullable String outside(byte b) {
        boolean space = b == ' ' || b == '\t' || b == '\r' || b == '\n';
        boolean structure = b == '[' || b == ']' || b == '{' || b == '}' || b == ',' || b == ':';
        if (!space && !structure && b != '"') {
            token.put(b);
            return null;
        }
        String complaint = endToken();
        if (complaint != null) {
            return complaint;
        }
        finish();
        complaint = structure ? structure(b) : null;
        finish();
        return complaint;
    }

    private @Nullable String value(Next kind) {
        if (next != Next.NOTHING) {
            return "Expected separator between values";
        }
        next = kind;
        return null;
    }

    private @Nullable String structure(byte b) {
        char top = open.isEmpty() ? ' ' : open.charAt(open.length() - 1);
        return switch (b) {
            case '[', '{' -> begin((char) b);
            case ':' -> colon(top);
            case ',' -> comma(top);
            case ']' -> endArray(top);
            default -> endObject(top);
        };
    }

    private @Nullable String begin(char bracket) {
        if (open.length() >= MAX_DEPTH) {
            return "Exceeds depth limit for parsing";
        }
        if (next != Next.NOTHING) {
            return "Expected separator between values";
        }
        push(bracket);
        return null;
    }

    private @Nullable String colon(char top) {
        if (next == Next.NOTHING) {
            return "Expected string key before ':'";
        }
        if (top != '{') {
            return "':' not as part of an object";
        }
        if (next != Next.STRING) {
            return "Object keys must be strings";
        }
        push(':');
        next = Next.NOTHING;
        return null;
    }

    private @Nullable String comma(char top) {
        if (next == Next.NOTHING) {
            return "Expected value before ','";
        }
        if (open.isEmpty()) {
            return "',' not as part of an object or array";
        }
        if (top == '{') {
            return "Objects must consist of key:value pairs";
        }
        if (top == ':') {
            pop();
        }
        count();
        next = Next.NOTHING;
        return null;
    }

    private @Nullable String endArray(char top) {
        if (top != '[') {
            return "Unmatched ']'";
        }
        if (next == Next.NOTHING && counts.getLast() > 0) {
            return "Expected another array element";
        }
        pop();
        next = Next.VALUE;
        return null;
    }

    private @Nullable String endObject(char top) {
        if (open.isEmpty()) {
            return "Unmatched '}'";
        }
        if (next != Next.NOTHING) {
            if (top != ':') {
                return "Objects must consist of key:value pairs";
            }
            pop();
        } else if (top != '{') {
            return "Unmatched '}'";
        } else if (counts.getLast() > 0) {
            return "Expected another key-value pair";
        }
        pop();
        next = Next.VALUE;
        return null;
    }

    private void push(char what) {
        open.append(what);
        counts.add(0);
    }

    private void pop() {
        open.setLength(open.length() - 1);
        counts.removeLast();
    }

    private void count() {
        counts.set(counts.size() - 1, counts.getLast() + 1);
    }

    /** Looks at a word or number that has ended. */
    private @Nullable String endToken() {
        if (token.size() == 0) {
            return null;
        }
        String text = token.toString();
        String name = switch (text.charAt(0)) {
            case 't' -> "true";
            case 'f' -> "false";
            case 'n' -> text.startsWith("nu") ? "null" : "";
            default -> "";
        };
        if (text.charAt(0) == '\'') {
            return "Invalid string literal; expected \", but got '";
        }
        if (!name.isEmpty() && !text.equals(name)) {
            return "Invalid literal";
        }
        if (name.isEmpty() && NumberValue.parse(token.view()) == null) {
            return "Invalid numeric literal";
        }
        token.clear();
        return value(Next.VALUE);
    }

    private @Nullable String endString() {
        String complaint = StringComplaint.of(token.view());
        if (complaint != null) {
            return complaint;
        }
        token.clear();
        complaint = value(Next.STRING);
        finish();
        return complaint;
    }
}
