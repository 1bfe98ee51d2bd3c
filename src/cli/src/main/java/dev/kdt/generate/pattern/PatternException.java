package dev.kdt.generate.pattern;

/** A regular expression that no texts can be made from. */
public final class PatternException extends Exception {
    private static final long serialVersionUID = 1;

    private final int index;

    /**
     * Says what is wrong, and where.
     *
     * @param index in the expression, from 0
     */
    PatternException(String message, int index) {
        super(message);
        this.index = index;
    }

    /** Where it is wrong: an index in the expression, from 0. */
    public int index() {
        return index;
    }
}
