package dev.kdt.generate.time;

/** A pattern that times cannot be written by. */
public final class TimeFormatException extends Exception {
    private static final long serialVersionUID = 1;

    private final int index;

    /**
     * Says what is wrong, and where.
     *
     * @param index in the pattern, from 0
     */
    TimeFormatException(String message, int index) {
        super(message);
        this.index = index;
    }

    /** Where it is wrong: an index in the pattern, from 0. */
    public int index() {
        return index;
    }
}
