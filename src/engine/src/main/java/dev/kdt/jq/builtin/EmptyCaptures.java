package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Finds captures that may be empty in a repeated part that may be empty, as in {@code (?:(a*)b?)*}. When the part has been matched
 * with nothing, Joni may report another round's capture than Oniguruma does, or end the match elsewhere. The captures of {@code
 * (?:(a+)?b?)*} do not differ, nor does {@code (a*)*}, where the part is
 * the capture, unless it is repeated in turn.
 *
 * <p>Reads as much of Oniguruma's syntax as tells what may be empty. Where that depends on the text (back references, calls of
 * groups), it may.
 */
final class EmptyCaptures {
    private static final String PLACES = "bBAzZGK";

    private static final java.util.regex.Pattern COUNTED = java.util.regex.Pattern.compile("\\{(\\d*)(,?)(\\d*)}\\??");

    private final String source;
    private boolean extended;
    private int at;

    private EmptyCaptures(String source, boolean extended) {
        this.source = source;
        this.extended = extended;
    }

    /**
     * The properties of a part of the pattern.
     *
     * @param mayBeEmpty whether it may match nothing
     * @param captures whether it has a capture that may be empty
     * @param alone whether it is such a capture, with none inside
     * @param repeats whether it repeats such a capture
     */
    private record Part(boolean mayBeEmpty, boolean captures, boolean alone, boolean repeats) {
        static final Part CHARACTER = new Part(false, false, false, false);
        static final Part PLACE = new Part(true, false, false, false);

        Part then(Part next) {
            return new Part(mayBeEmpty && next.mayBeEmpty, captures || next.captures, false, repeats || next.repeats);
        }

        Part or(Part other) {
            return new Part(
                    mayBeEmpty || other.mayBeEmpty, captures || other.captures, false, repeats || other.repeats);
        }

        Part orEmpty() {
            return new Part(true, captures, false, repeats);
        }
    }

    /**
     * Refuses an expression with such a capture.
     *
     * @param extended whether white space and comments are no part of it
     */
    static void refuse(String source, boolean extended) throws JqException {
        EmptyCaptures reading = new EmptyCaptures(source, extended);
        while (reading.at < source.length()) {
            reading.choice();
            reading.at++; // A parenthesis that closes nothing.
        }
    }

    private Part choice() throws JqException {
        boolean before = extended;
        Part choice = sequence();
        while (isNext('|')) {
            at++;
            choice = choice.or(sequence());
        }
        extended = before;
        return choice;
    }

    private Part sequence() throws JqException {
        Part whole = Part.PLACE;
        skipSpace();
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            Part part = one();
            skipSpace();
            for (Bounds bounds = bounds(); bounds != null; bounds = bounds()) {
                part = repeated(part, bounds);
                skipSpace();
            }
            whole = whole.then(part);
        }
        return whole;
    }

    private void skipSpace() {
        while (extended && at < source.length()) {
            if (isNext('#')) {
                at = end('\n');
            } else if (Character.isWhitespace(source.charAt(at))) {
                at++;
            } else {
                return;
            }
        }
    }

    private Part repeated(Part body, Bounds bounds) throws JqException {
        boolean empties = bounds.many && body.mayBeEmpty && body.captures;
        boolean alone = body.alone && bounds.endless;
        if ((empties && !alone) || (bounds.many && body.repeats)) {
            throw new JqException(
                    "Regex failure: a capture that may be empty is in a repeated part that may be empty, where"
                            + " engines differ (write (x+)? in place of (x*) there, and (x)? in place of (x|))");
        }
        return new Part(bounds.none || body.mayBeEmpty, body.captures, false, body.repeats || empties);
    }

    private Part one() throws JqException {
        char first = source.charAt(at++);
        return switch (first) {
            case '(' -> group();
            case '[' -> {
                skipClass();
                yield Part.CHARACTER;
            }
            case '\\' -> escape();
            case '^', '$' -> Part.PLACE;
            default -> Part.CHARACTER;
        };
    }

    private Part group() throws JqException {
        if (!isNext('?')) {
            return capture();
        }
        String kind = source.substring(at, Math.min(source.length(), at + 3));
        if (kind.startsWith("?#")) {
            at = end(')');
            return Part.PLACE;
        }
        if (kind.startsWith("?=") || kind.startsWith("?!") || kind.equals("?<=") || kind.equals("?<!")) {
            at += kind.charAt(1) == '<' ? 3 : 2;
            return closed().orEmpty();
        }
        if (kind.startsWith("?<") || kind.startsWith("?'")) {
            at += 2;
            at = end(kind.charAt(1) == '<' ? '>' : '\'');
            return capture();
        }
        if (kind.startsWith("?>")) {
            at += 2;
            return closed();
        }
        return options();
    }

    private Part capture() throws JqException {
        Part body = closed();
        return body.mayBeEmpty ? new Part(true, true, !body.captures, body.repeats) : body;
    }

    /** {@code (?x-im:…)}, or {@code (?x)} for the rest of the group around it. */
    private Part options() throws JqException {
        boolean before = extended;
        boolean on = true;
        at++;
        while (at < source.length() && source.charAt(at) != ':' && source.charAt(at) != ')') {
            char option = source.charAt(at++);
            on &= option != '-';
            extended = option == 'x' ? on : extended;
        }
        if (isNext(':')) {
            at++;
            Part body = closed();
            extended = before;
            return body;
        }
        at++;
        return choice();
    }

    private Part closed() throws JqException {
        Part body = choice();
        at++;
        return body;
    }

    private void skipClass() {
        int start = isNext('^') ? at + 1 : at;
        for (int depth = 1; at < source.length() && depth > 0; at++) {
            char each = source.charAt(at);
            if (each == '\\') {
                at++;
            } else if (each == '[') {
                depth++;
            } else if (each == ']' && at > start) {
                depth--;
            }
        }
    }

    private Part escape() {
        char kind = at < source.length() ? source.charAt(at++) : '\\';
        switch (kind) {
            case 'x', 'p', 'P', 'o' -> {
                int digits = kind == 'x' && !isNext('{') ? Math.min(2, source.length() - at) : 0;
                at = isNext('{') ? end('}') : at;
                for (; digits > 0 && Character.digit(source.charAt(at), 16) >= 0; digits--) {
                    at++;
                }
            }
            case 'k', 'g' -> {
                at = isNext('<') ? end('>') : isNext('\'') ? end('\'') : at;
                return Part.PLACE;
            }
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                while (at < source.length() && Character.isDigit(source.charAt(at))) {
                    at++;
                }
                return kind == '0' ? Part.CHARACTER : Part.PLACE;
            }
            case 'c' -> at++;
            case 'Q' -> {
                int quoted = source.indexOf("\\E", at);
                boolean empty = quoted == at;
                at = quoted < 0 ? source.length() : quoted + 2;
                return empty ? Part.PLACE : Part.CHARACTER;
            }
            default -> {
                return PLACES.indexOf(kind) >= 0 ? Part.PLACE : Part.CHARACTER;
            }
        }
        return Part.CHARACTER;
    }

    /** How often a part comes: whether not at all, more than once, and just as often as it can. */
    private record Bounds(boolean none, boolean many, boolean endless) {}

    private @Nullable Bounds bounds() {
        if (at >= source.length()) {
            return null;
        }
        Bounds bounds;
        switch (source.charAt(at)) {
            case '*' -> bounds = new Bounds(true, true, true);
            case '+' -> bounds = new Bounds(false, true, true);
            case '?' -> bounds = new Bounds(true, false, false);
            case '{' -> {
                return counted();
            }
            default -> {
                return null;
            }
        }
        at++;
        at += isNext('?') || isNext('+') ? 1 : 0;
        return bounds;
    }

    private @Nullable Bounds counted() {
        Matcher counts = COUNTED.matcher(source);
        if (!counts.region(at, source.length()).lookingAt() || (counts.group(1) + counts.group(3)).isEmpty()) {
            return null;
        }
        at = counts.end();
        String most = counts.group(2).isEmpty() ? counts.group(1) : counts.group(3);
        return new Bounds(isAtMost(counts.group(1), 0), most.isEmpty() || !isAtMost(most, 1), false);
    }

    private static boolean isAtMost(String number, int most) {
        return number.isEmpty() || (number.length() < 3 && Integer.parseInt(number) <= most);
    }

    private boolean isNext(char expected) {
        return at < source.length() && source.charAt(at) == expected;
    }

    /** The index after the next such character, or the end. */
    private int end(char last) {
        int found = source.indexOf(last, at);
        return found < 0 ? source.length() : found + 1;
    }
}
