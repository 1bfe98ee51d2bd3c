package dev.kdt.generate.pattern;

import org.jspecify.annotations.Nullable;

/** Reads classes of characters, and escapes. */
final class ClassReader {
    private final Characters in;

    ClassReader(Characters in) {
        this.in = in;
    }

    /** Reads a class whose opening bracket has been read. */
    CharacterSet bracketed() throws PatternException {
        int opened = in.index() - 1;
        boolean negated = in.take("^");
        CharacterSet set = new CharacterSet();
        boolean first = true;
        while (first || !in.take("]")) {
            if (in.sees("]")) {
                throw new PatternException("the class '[" + (negated ? "^" : "") + "]' is empty", opened);
            }
            first = false;
            item(set, opened);
        }
        CharacterSet result = negated ? set.negated() : set;
        if (result.size() == 0) {
            throw new PatternException(
                    negated ? "the class leaves no printable ASCII character" : "the class is empty", opened);
        }
        if (result.size() > CharacterSet.MOST) {
            throw new PatternException("the class has more than " + CharacterSet.MOST + " characters", opened);
        }
        return result;
    }

    private void item(CharacterSet set, int opened) throws PatternException {
        int at = in.index();
        if (in.sees("[") || in.sees("&&")) {
            throw new PatternException("classes inside of classes cannot be made (write \\[ for a bracket)", at);
        }
        int from = in.next("the class that begins at " + (opened + 1) + " lacks ']'");
        if (from == '\\') {
            CharacterSet named = escapedClass();
            if (named != null) {
                set.addAll(named);
                return;
            }
            from = escapedCharacter();
        }
        if (!in.sees("-") || in.sees("-]")) {
            set.add(from);
            return;
        }
        in.take("-");
        int to = in.next("the class that begins at " + (opened + 1) + " lacks ']'");
        if (to == '\\') {
            to = escapedCharacter();
        }
        if (from > to) {
            throw new PatternException("the range ends before it begins", at);
        }
        set.add(from, to);
    }

    /** The class that an escape stands for, whose backslash has been read; null, and nothing is read, when it stands for none. */
    @Nullable
    CharacterSet escapedClass() throws PatternException {
        for (String each : new String[] {"d", "w", "s", "D", "W", "S"}) {
            if (in.take(each)) {
                return CharacterSet.named(each.charAt(0));
            }
        }
        return null;
    }

    /** The character that an escape stands for, whose backslash has been read. */
    int escapedCharacter() throws PatternException {
        int at = in.index() - 1;
        int escaped = in.next("the pattern ends with a backslash");
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'e' -> 0x1b;
            case 'x' -> in.hex(2);
            case 'u' -> in.hex(4);
            default -> {
                if ((escaped >= '1' && escaped <= '9') || escaped == 'k') {
                    throw new PatternException("references to groups cannot be made", at);
                }
                if (Character.isLetterOrDigit(escaped)) {
                    throw new PatternException(
                            "the escape \\" + Character.toString(escaped)
                                    + " cannot be made (known: \\d \\w \\s \\D \\W \\S \\t \\n"
                                    + " \\r"
                                    + " \\f \\e \\xhh \\uhhhh)",
                            at);
                }
                yield escaped;
            }
        };
    }
}
