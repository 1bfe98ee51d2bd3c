package dev.kdt.jq;

import dev.kdt.jq.PatternReference.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Makes short patterns at random, as text and as parts for the {@link PatternReference}; and texts for them to match. */
final class RandomPattern {
    /** One to four bytes as UTF-8, with case variants that differ in length: k and the Kelvin sign, s and the long s. */
    private static final int[] LETTERS =
            "aAbüÜ€😀kK\u212AsS\u017Fσς\n ".codePoints().toArray();

    private static final int[] ASCII = "aAbkKsS\n ".codePoints().toArray();

    private final Random random;
    private int[] letters = LETTERS;
    private boolean ignoresCase;
    private boolean dotTakesAll;
    private boolean isExtended;
    private boolean mayCaptureNothing = true;
    private int groups;

    RandomPattern(Random random) {
        this.random = random;
    }

    /**
     * A pattern.
     *
     * @param groups how many captures it has
     * @param names by number, from 1; null for captures without one
     */
    record Made(String source, Part pattern, int groups, List<@Nullable String> names) {}

    /** Makes a pattern to be read with these flags. */
    Made make(String flags) {
        ignoresCase = flags.contains("i");
        dotTakesAll = flags.contains("m") || flags.contains("p");
        isExtended = flags.contains("x");
        groups = 0;
        // Pairs of nothing but ASCII take a way of their own through the engine.
        letters = random.nextInt(4) == 0 ? ASCII : LETTERS;
        Part pattern = choice(3);
        PatternText text = new PatternText(random, isExtended);
        text.write(pattern);
        return new Made(text.source(), pattern, groups, text.names());
    }

    /** A text, of the letters of the pattern that was made last. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.appendCodePoint(letter());
        }
        return text.toString();
    }

    private int letter() {
        // A few letters come often, so that patterns match.
        return letters[random.nextInt(random.nextBoolean() ? 6 : letters.length)];
    }

    private Part choice(int depth) {
        int count = random.nextInt(4) == 0 ? 2 : 1;
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(sequence(depth));
        }
        return count == 1 ? parts.getFirst() : new Part.Choice(parts);
    }

    private Part sequence(int depth) {
        List<Part> parts = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            parts.add(part(depth));
        }
        return new Part.Sequence(parts);
    }

    private Part part(int depth) {
        return switch (random.nextInt(depth > 0 ? 14 : 5)) {
            case 0, 1, 2 -> one();
            case 3 -> letters(letter());
            case 4 -> place();
            case 5, 6, 7 -> repeat(depth);
            case 8, 9 -> group(depth);
            case 10 -> new Part.Ahead(choice(depth - 1), random.nextBoolean());
            case 11, 12 -> behind();
            default -> choice(depth - 1);
        };
    }

    private Part repeat(int depth) {
        int kind = depth > 1 ? random.nextInt(6) : 0;
        Part body = kind == 1 || kind == 2 ? nonEmpty(depth - 1) : kind == 3 ? maybeEmpty(depth - 2) : one();
        int min = kind == 3 ? 0 : random.nextInt(3);
        int max = random.nextInt(3) == 0 ? Math.max(1, min + random.nextInt(2)) : Integer.MAX_VALUE;
        return new Part.Repeat(body, min, max, random.nextInt(3) == 0);
    }

    /** A part that may take nothing; what it captures takes at least one character, as the engine demands. */
    private Part maybeEmpty(int depth) {
        boolean before = mayCaptureNothing;
        mayCaptureNothing = false;
        Part part = choice(depth);
        mayCaptureNothing = before;
        return part;
    }

    /** A part that takes at least one character. */
    private Part nonEmpty(int depth) {
        List<Part> parts = new ArrayList<>();
        boolean captured = random.nextBoolean();
        int number = captured ? ++groups : 0;
        String name = random.nextBoolean() ? "g" + number : null;
        parts.add(one());
        parts.add(sequence(depth));
        Part body = new Part.Sequence(parts);
        return captured ? new Part.Group(number, name, body) : body;
    }

    private Part group(int depth) {
        if (!mayCaptureNothing) {
            return nonEmpty(depth - 1);
        }
        int number = ++groups;
        return new Part.Group(number, random.nextBoolean() ? "g" + number : null, choice(depth - 1));
    }

    private Part behind() {
        int length = 1 + random.nextInt(2);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            // Ignoring case, "ss" is as long as one sharp s: such look-behinds are refused.
            parts.add(ignoresCase ? letters(letters[random.nextInt(3)]) : one());
        }
        return new Part.Behind(new Part.Sequence(parts), length, random.nextBoolean());
    }

    private Part one() {
        return switch (random.nextInt(8)) {
            case 0 -> new Part.One(".", c -> dotTakesAll || c != '\n');
            case 1 -> letterClass();
            case 2 -> new Part.One("\\w", RandomPattern::isWord);
            case 3 -> ignoresCase ? letters(letter()) : new Part.One("\\p{Lu}", Character::isUpperCase);
            default -> letters(letter());
        };
    }

    private Part letters(int letter) {
        String escape = isExtended && Character.isWhitespace(letter) ? "\\" : "";
        return new Part.One(escape + Character.toString(letter), c -> same(c, letter));
    }

    private Part letterClass() {
        boolean negated = random.nextInt(3) == 0;
        int first = letter();
        int second = letter();
        IntPredicate in = c -> same(c, first) || same(c, second);
        String source = (negated ? "[^" : "[") + Character.toString(first) + Character.toString(second) + "]";
        return new Part.One(source, negated ? in.negate() : in);
    }

    private boolean same(int a, int b) {
        return ignoresCase ? fold(a) == fold(b) : a == b;
    }

    private static int fold(int c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private Part place() {
        return switch (random.nextInt(4)) {
            case 0 -> new Part.At("^", (_, at) -> at == 0);
            case 1 -> new Part.At("$", (text, at) -> at == text.length || (at == text.length - 1 && text[at] == '\n'));
            case 2 -> new Part.At("\\b", RandomPattern::isBoundary);
            default -> new Part.At("\\B", (text, at) -> !isBoundary(text, at));
        };
    }

    private static boolean isBoundary(int[] text, int at) {
        boolean before = at > 0 && isWord(text[at - 1]);
        boolean after = at < text.length && isWord(text[at]);
        return before != after;
    }
}
