package dev.kdt.generate.pattern;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.Random;
import java.util.Arrays;
import java.util.List;

/** A part of a regular expression, which writes a text that it matches, escaped for a JSON string. Holds no state that changes. */
sealed interface Part {
    void write(Random random, ByteBuilder out);

    /** Writes so many texts, one behind the other. */
    default void write(int times, Random random, ByteBuilder out) {
        for (int i = 0; i < times; i++) {
            write(random, out);
        }
    }

    /** A bound for the characters of the longest text, and for the work that it takes. */
    long longest();

    /** Always the same text. */
    final class Literal implements Part {
        private final byte[] escaped;
        private final int length;

        private Literal(byte[] escaped, int length) {
            this.escaped = escaped;
            this.length = length;
        }

        static Literal of(int codePoint) {
            return new Literal(EscapedCharacter.of(codePoint), 1);
        }

        /** This text and another one behind it. */
        Literal and(Literal next) {
            byte[] both = Arrays.copyOf(escaped, escaped.length + next.escaped.length);
            System.arraycopy(next.escaped, 0, both, escaped.length, next.escaped.length);
            return new Literal(both, length + next.length);
        }

        @Override
        public void write(Random random, ByteBuilder out) {
            out.put(escaped);
        }

        @Override
        public long longest() {
            return length;
        }
    }

    /** One character of a set; each is as likely. */
    final class OneOf implements Part {
        private final byte[][] escaped;

        /** Takes the characters as {@link EscapedCharacter} makes them. */
        OneOf(byte[][] escaped) {
            this.escaped = escaped;
        }

        @Override
        public void write(Random random, ByteBuilder out) {
            out.put(escaped[random.below(escaped.length)]);
        }

        @Override
        public long longest() {
            return 1;
        }
    }

    /** One character of a set of those that are a byte each; each is as likely. */
    final class OneByte implements Part {
        private final byte[] characters;

        /** Takes the characters as {@link EscapedCharacter} makes them. */
        OneByte(byte[][] escaped) {
            characters = new byte[escaped.length];
            for (int i = 0; i < escaped.length; i++) {
                characters[i] = escaped[i][0];
            }
        }

        @Override
        public void write(Random random, ByteBuilder out) {
            out.put(characters[random.below(characters.length)]);
        }

        @Override
        public void write(int times, Random random, ByteBuilder out) {
            byte[] bytes = out.reserve(times);
            int from = out.size();
            for (int i = 0; i < times; i++) {
                bytes[from + i] = characters[random.below(characters.length)];
            }
            out.grew(times);
        }

        @Override
        public long longest() {
            return 1;
        }
    }

    /** One part after the other. */
    record Sequence(List<Part> parts) implements Part {
        @Override
        public void write(Random random, ByteBuilder out) {
            for (int i = 0; i < parts.size(); i++) {
                parts.get(i).write(random, out);
            }
        }

        @Override
        public long longest() {
            return parts.stream().mapToLong(Part::longest).sum();
        }
    }

    /** One of several parts; each is as likely. */
    record Alternatives(List<Part> parts) implements Part {
        @Override
        public void write(Random random, ByteBuilder out) {
            parts.get(random.below(parts.size())).write(random, out);
        }

        @Override
        public long longest() {
            return parts.stream().mapToLong(Part::longest).max().orElse(0);
        }
    }

    /** A part several times; each number of times is as likely. */
    record Repeated(Part part, int least, int most) implements Part {
        @Override
        public void write(Random random, ByteBuilder out) {
            int times = least == most ? least : least + random.below(most - least + 1);
            part.write(times, random, out);
        }

        @Override
        public long longest() {
            return Math.clamp(part.longest(), 1L, (long) Integer.MAX_VALUE) * most;
        }
    }
}
