package dev.kdt.generate.pattern;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The characters that a class of a regular expression may stand for. */
final class CharacterSet {
    /** What negated classes and the dot are made from: what every font shows and every log keeps. */
    private static final CharacterSet PRINTABLE = new CharacterSet().add(' ', '~');

    /** A class with more characters is no help to anybody, and takes memory. */
    static final int MOST = 65_536;

    private final BitSet codePoints = new BitSet();

    CharacterSet add(int from, int to) {
        codePoints.set(from, to + 1);
        codePoints.clear(Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1);
        return this;
    }

    CharacterSet add(int codePoint) {
        return add(codePoint, codePoint);
    }

    CharacterSet addAll(CharacterSet other) {
        codePoints.or(other.codePoints);
        return this;
    }

    /** The printable ASCII characters that are not in this set. */
    CharacterSet negated() {
        CharacterSet others = new CharacterSet().addAll(PRINTABLE);
        others.codePoints.andNot(codePoints);
        return others;
    }

    int size() {
        return codePoints.cardinality();
    }

    Part part() {
        byte[][] escaped = codePoints.stream().mapToObj(EscapedCharacter::of).toArray(byte[][]::new);
        return Arrays.stream(escaped).allMatch(each -> each.length == 1)
                ? new Part.OneByte(escaped)
                : new Part.OneOf(escaped);
    }

    /** The characters that the dot stands for. */
    static CharacterSet printable() {
        return PRINTABLE;
    }

    /** The class of an escape such as {@code \d}; null when the letter stands for none. */
    static @Nullable CharacterSet named(int letter) {
        return switch (letter) {
            case 'd' -> new CharacterSet().add('0', '9');
            case 'w' -> new CharacterSet().add('0', '9').add('A', 'Z').add('_').add('a', 'z');
            case 's' -> new CharacterSet().add(' ');
            case 'D', 'W', 'S' -> {
                CharacterSet positive = named(Character.toLowerCase(letter));
                yield positive == null ? null : positive.negated();
            }
            default -> null;
        };
    }
}
