package dev.kdt.json;

/**
 * The shapes of the texts of a stream, which are mostly alike. Between one value and the next stand the same bytes as in the texts before,
 * such as {@code ","price":}; so it is enough to compare them, eight at a time, and to copy the tape entries that they
 * mean. Only strings, numbers and words are scanned.
 *
 * <p>What a gap means depends on where it stands: which containers are open and which keys each of them has had so far. That is
 * a {@link ValuePosition}; a {@link Gap} leads from one to the next. Both are learnt from texts that the scanner took apart, and only
 * from those in which no key comes twice, so that texts that follow the same way need not be looked through for that either.
 * Where a text leaves the known ways, the scanner goes on.
 */
final class Shapes {
    private static final int ONE_ENTRY = 1 << Tape.PAYLOAD_SHIFT;
    private static final int PATIENCE = 256;

    /** The interval in which texts are examined when none are alike. */
    private static final int SELDOM = 64;

    /** Bytes of the longest text that is learnt from: a longer one is hardly followed by one of the same shape. */
    private static final int LONGEST = 1 << 16;

    private final Tape tape;
    private final TapeWriter writer;
    private final ShapeLearner learner;
    private final StringScan strings = new StringScan();
    private final TokenScan tokens = new TokenScan();
    private Reached reached = Reached.START;

    /** The number of texts still to learn from: falls with each that leads elsewhere, and rises with each that is known. */
    private int patience = PATIENCE;

    private int passed;

    /** The point up to which a text could be followed. */
    enum Reached {
        /** Not at all. */
        START,
        /** To the end of a value inside. */
        INSIDE,
        /** To the end of its value. */
        END
    }

    Shapes(Tape tape, TapeWriter writer) {
        this.tape = tape;
        this.writer = writer;
        this.learner = new ShapeLearner(tape);
    }

    /** The point at which the last {@link #follow} ended. */
    Reached reached() {
        return reached;
    }

    /** Reads the text at {@code from} as far as it goes known ways; returns the index reached. */
    int follow(int from, int to) throws JsonException {
        byte[] bytes = tape.bytes;
        ValuePosition place = learner.start();
        int at = from;
        while (true) {
            Gap gap = place.find(bytes, at, to);
            if (gap == null) {
                return leave(place, at);
            }
            gap.write(at, writer);
            at += gap.length();
            ValuePosition next = gap.next;
            if (next == null) {
                reached = Reached.END;
                patience = Math.min(PATIENCE, patience + 1);
                return at;
            }
            if (next.isString) {
                at = string(bytes, at, to);
            } else if (at < to && TokenScan.isTokenByte(bytes[at])) {
                at = token(bytes, at, to);
            } else {
                // The gap is but the beginning of one that is not known, such as that to a string or an empty array.
                writer.begin(bytes);
                reached = Reached.START;
                return from;
            }
            place = next;
        }
    }

    /** Learns from the text that the scanner has just read, {@code [from, end)} of the bytes. */
    void learn(int from, int end) {
        if (end - from > LONGEST) {
            return;
        }
        if (patience > 0) {
            patience--;
        } else if (++passed % SELDOM != 0) {
            return;
        }
        learner.learn(from, end);
    }

    /** The offset at which the scanner continues: after the value at {@code place}, also after its closing quote. */
    @SuppressWarnings("ReferenceEquality") // There is one place where texts start.
    private int leave(ValuePosition place, int at) {
        reached = place == learner.start() ? Reached.START : Reached.INSIDE;
        return place.isString ? at + 1 : at;
    }

    private int string(byte[] bytes, int from, int to) throws JsonException {
        int end = strings.scan(bytes, from, to, false);
        writer.addPart(from, end, Tape.STRING | strings.flags() | ONE_ENTRY);
        return end;
    }

    private int token(byte[] bytes, int from, int to) throws JsonException {
        int end = tokens.scan(bytes, from, to);
        writer.addPart(from, end, tokens.info() | ONE_ENTRY);
        return end;
    }
}
