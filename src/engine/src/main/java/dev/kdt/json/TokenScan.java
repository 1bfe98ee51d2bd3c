package dev.kdt.json;

import java.nio.charset.StandardCharsets;

/** Scans numbers and the names {@code null}, {@code true}, {@code false} and {@code nan}. */
final class TokenScan {
    private static final int NUMBER = Tape.NUMBER;

    private int info;

    /** The kind and {@link Tape#CANONICAL} for the token just scanned. */
    int info() {
        return info;
    }

    /** Scans the token at {@code at} and returns the index after it. */
    int scan(byte[] bytes, int at, int to) throws JsonException {
        int first = at < to ? bytes[at] : -1;
        return switch (first) {
            case 't' -> name(bytes, at, to, "true", Tape.TRUE);
            case 'f' -> name(bytes, at, to, "false", Tape.FALSE);
            case 'n' ->
                at + 1 < to && bytes[at + 1] == 'a' ? lenient(bytes, at, to) : name(bytes, at, to, "null", Tape.NULL);
            default -> number(bytes, at, to);
        };
    }

    private int name(byte[] bytes, int at, int to, String name, int kind) throws JsonException {
        int end = at;
        while (end < to && end - at < name.length() && bytes[end] == name.charAt(end - at)) {
            end++;
        }
        if (end - at < name.length() || (end < to && isTokenByte(bytes[end]))) {
            throw new JsonException("expected '" + name + "' but found " + Shown.at(bytes, end, to), end);
        }
        info = kind | Tape.CANONICAL;
        return end;
    }

    private int number(byte[] bytes, int from, int to) throws JsonException {
        int at = from;
        if (at < to && bytes[at] == '-') {
            at++;
        }
        int digits = at;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        int whole = at - digits;
        if (whole == 0 || (whole > 1 && bytes[digits] == '0')) {
            return lenient(bytes, from, to);
        }
        info = NUMBER | Tape.CANONICAL;
        if (at == to || !isTokenByte(bytes[at])) {
            return at;
        }
        if (bytes[at] != '.') {
            return lenient(bytes, from, to);
        }
        int fraction = ++at;
        while (at < to && isDigit(bytes[at])) {
            at++;
        }
        if (at == fraction || (at < to && isTokenByte(bytes[at]))) {
            return lenient(bytes, from, to);
        }
        // Below a millionth, a number is written with an exponent.
        if (bytes[digits] == '0' && at - fraction > 5) {
            info = Numbers.isCanonical(bytes, from, at) ? info : NUMBER;
        }
        return at;
    }

    /** Numbers with an exponent, and all the forms that only jq takes. */
    private int lenient(byte[] bytes, int from, int to) throws JsonException {
        int end = from;
        while (end < to && isTokenByte(bytes[end])) {
            end++;
        }
        if (end == from) {
            throw new JsonException(
                    end >= to
                            ? "the JSON text ends too early: expected a value"
                            : "expected a value but found " + Shown.at(bytes, end, to),
                    end);
        }
        if (!Numbers.isNumber(bytes, from, end)) {
            String token = new String(bytes, from, Math.min(end - from, 40), StandardCharsets.UTF_8);
            throw new JsonException("not a JSON value ('" + token + "')", from);
        }
        info = Numbers.isCanonical(bytes, from, end) ? NUMBER | Tape.CANONICAL : NUMBER;
        return end;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static boolean isTokenByte(byte b) {
        return isDigit(b) || b == '.' || b == '-' || b == '+' || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }
}
