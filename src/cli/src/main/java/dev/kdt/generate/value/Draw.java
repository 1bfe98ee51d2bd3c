package dev.kdt.generate.value;

/**
 * The circumstances of the record that is being made: its random numbers, its number, its time. An entity that records tell of has
 * a draw of its own, in which the numbers and times are the entity's. Used again for the next record; not safe for use by several
 * threads.
 */
public final class Draw {
    private final Random random = new Random(0);
    private long number;
    private long micros;
    private int start;

    /**
     * Begins a record.
     *
     * @param seed of all that is drawn for it
     * @param number of the record, from 1
     * @param micros its event time, in microseconds since 1970
     * @param start where the record begins in the builder that fields write to
     */
    public void begin(long seed, long number, long micros, int start) {
        random.seed(seed);
        this.number = number;
        this.micros = micros;
        this.start = start;
    }

    public Random random() {
        return random;
    }

    /** The number of the record or of the entity, from 1. */
    public long number() {
        return number;
    }

    /** The event time, in microseconds since 1970. */
    public long micros() {
        return micros;
    }

    /** Where the record begins in the builder that fields write to. */
    public int start() {
        return start;
    }
}
