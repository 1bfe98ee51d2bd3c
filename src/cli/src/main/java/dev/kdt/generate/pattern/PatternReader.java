package dev.kdt.generate.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a regular expression in the syntax of {@link java.util.regex.Pattern}: literals, classes, groups, alternatives, quantifiers. What
 * says something about other places of the text (lookaround, references, word boundaries) cannot be made and is refused.
 */
final class PatternReader {
    /** How often {@code *} and {@code +} repeat at most, and how much more often than n {@code {n,}} does. */
    private static final int UNBOUNDED = 10;

    private static final int MOST_TIMES = 10_000;
    private static final int DEEPEST = 100;

    private final Characters in;
    private final ClassReader classes;
    private int depth;

    PatternReader(String pattern) {
        in = new Characters(pattern);
        classes = new ClassReader(in);
    }

    Part read() throws PatternException {
        in.take("^");
        Part part = alternatives();
        if (!in.atEnd()) {
            throw new PatternException("this ')' closes nothing (write \\) for the character)", in.index());
        }
        return part;
    }

    private Part alternatives() throws PatternException {
        if (++depth > DEEPEST) {
            throw new PatternException("groups are nested more than " + DEEPEST + " deep", in.index());
        }
        List<Part> parts = new ArrayList<>();
        do {
            parts.add(sequence());
        } while (in.take("|"));
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Part.Alternatives(List.copyOf(parts));
    }

    private Part sequence() throws PatternException {
        List<Part> parts = new ArrayList<>();
        while (!in.atEnd() && !in.sees("|") && !in.sees(")")) {
            int at = in.index();
            if (in.take("$")) {
                if (!in.atEnd()) {
                    throw new PatternException("'$' can only be the last character (write \\$ for the character)", at);
                }
            } else {
                add(repeated(atom()), parts);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Part.Sequence(List.copyOf(parts));
    }

    /** Literals beside each other become one. */
    private static void add(Part part, List<Part> parts) {
        if (part instanceof Part.Literal literal
                && !parts.isEmpty()
                && parts.getLast() instanceof Part.Literal before) {
            parts.set(parts.size() - 1, before.and(literal));
        } else {
            parts.add(part);
        }
    }

    private Part atom() throws PatternException {
        int at = in.index();
        int next = in.next("");
        return switch (next) {
            case '(' -> group(at);
            case '[' -> classes.bracketed().part();
            case '.' -> CharacterSet.printable().part();
            case '\\' -> escape();
            case '^' ->
                throw new PatternException("'^' can only be the first character (write \\^ for the character)", at);
            case '*', '+', '?', '{' ->
                throw new PatternException(
                        "nothing stands before '" + (char) next + "' that it could repeat (write \\" + (char) next
                                + " for the character)",
                        at);
            default -> Part.Literal.of(next);
        };
    }

    private Part escape() throws PatternException {
        CharacterSet set = classes.escapedClass();
        return set == null ? Part.Literal.of(classes.escapedCharacter()) : set.part();
    }

    private Part group(int opened) throws PatternException {
        for (String each : new String[] {"?=", "?!", "?<=", "?<!"}) {
            if (in.sees(each)) {
                throw new PatternException("lookaround (" + each + ") cannot be made", opened);
            }
        }
        if (in.take("?<")) {
            in.name();
        } else if (!in.take("?:") && in.sees("?")) {
            throw new PatternException("flags and atomic groups cannot be made", opened);
        }
        Part part = alternatives();
        if (!in.take(")")) {
            throw new PatternException("this '(' lacks ')'", opened);
        }
        return part;
    }

    private Part repeated(Part part) throws PatternException {
        int at = in.index();
        Part.Repeated times = quantified(part);
        if (times == null) {
            return part;
        }
        if (times.least() > times.most()) {
            throw new PatternException("the quantifier's first number is greater than its second", at);
        }
        if (times.most() > MOST_TIMES) {
            throw new PatternException("more than " + MOST_TIMES + " repetitions", at);
        }
        int afterwards = in.index();
        in.take("?"); // a reluctant quantifier matches the same texts
        if (in.sees("+") || in.sees("*") || in.sees("?") || in.sees("{")) {
            throw new PatternException("a quantifier after a quantifier (use a group)", afterwards);
        }
        return times;
    }

    private Part.@Nullable Repeated quantified(Part part) throws PatternException {
        if (in.take("*")) {
            return new Part.Repeated(part, 0, UNBOUNDED);
        }
        if (in.take("+")) {
            return new Part.Repeated(part, 1, UNBOUNDED);
        }
        if (in.take("?")) {
            return new Part.Repeated(part, 0, 1);
        }
        int at = in.index();
        if (!in.take("{")) {
            return null;
        }
        int least = in.number(8);
        int most = least;
        if (least >= 0 && in.take(",")) {
            most = in.number(8);
            most = most < 0 ? least + UNBOUNDED : most;
        }
        if (least < 0 || !in.take("}")) {
            throw new PatternException("here should be {n}, {n,} or {n,m} (write \\{ for the character)", at);
        }
        return new Part.Repeated(part, least, most);
    }
}
