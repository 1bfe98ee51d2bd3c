package dev.kdt.json;

/** Counts work that goes through values, a value at a time; it ends the work by an exception of its own. */
@FunctionalInterface
public interface Meter {
    /** Lets all work be done. */
    Meter NONE = () -> {};

    /** One more value is looked at. */
    void step();

    /** A value is looked at that takes as long as so many. */
    default void steps(long count) {
        for (long i = 0; i < count; i++) {
            step();
        }
    }
}
