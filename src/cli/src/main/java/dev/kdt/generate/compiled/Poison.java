package dev.kdt.generate.compiled;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.Random;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Breaks a share of the records on purpose, so that their consumers can be tried. */
public final class Poison {
    /** No record is broken, unless a share is given. */
    public static final Poison NONE = new Poison(0, List.of(Way.values()));

    private static final byte[] NOT_UTF8 = {(byte) 0xff, (byte) 0xfe};
    private static final byte[] NOT_JSON = {'<'};

    private final long threshold;
    private final List<Way> ways;

    /** The ways of breaking a record. */
    public enum Way {
        CUT_OFF,
        WRONG_TYPE,
        NOT_UTF8,
        NOT_JSON;

        /** The word for it in templates. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** All words. */
        public static List<String> words() {
            return Arrays.stream(values()).map(Way::word).toList();
        }

        /** The way of that word. */
        public static Way of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * Breaks records.
     *
     * @param share from 0 to 1
     * @param ways at least one; each is as likely
     */
    public Poison(double share, List<Way> ways) {
        this(Random.threshold(share), ways);
    }

    private Poison(long threshold, List<Way> ways) {
        this.threshold = threshold;
        this.ways = List.copyOf(ways);
    }

    /** The same ways with another share. */
    public Poison with(double share) {
        return new Poison(share, ways);
    }

    /** Whether the record is to be broken, and else nothing is drawn. */
    boolean breaks(Random random) {
        return threshold > 0 && random.chance(threshold);
    }

    /**
     * Breaks a record.
     *
     * @param start where it begins in {@code out}; nothing stands behind it
     * @param json whether it is a JSON object; what is not is cut off, or has bytes that are not UTF-8
     */
    void apply(Random random, ByteBuilder out, int start, boolean json) {
        Way way = ways.get(random.below(ways.size()));
        int length = out.size() - start;
        if (length < 2) {
            return;
        }
        int inside = start + 1 + random.below(length - 1);
        switch (way) {
            case CUT_OFF -> out.truncate(inside);
            case NOT_UTF8 -> insert(NOT_UTF8, inside, out);
            case NOT_JSON -> {
                if (json) {
                    insert(NOT_JSON, start, out);
                } else {
                    out.truncate(inside);
                }
            }
            case WRONG_TYPE -> {
                if (!json || !WrongType.apply(random, out, start)) {
                    out.truncate(inside);
                }
            }
        }
    }

    private static void insert(byte[] bytes, int at, ByteBuilder out) {
        byte[] rest = Arrays.copyOfRange(out.array(), at, out.size());
        out.truncate(at);
        out.put(bytes).put(rest);
    }
}
