package dev.kdt.json;

/** A walk over the values of an array, in order: {@code while (e.next()) use(e.value())}. */
public interface Elements {
    /** Steps to the next value; false when there is none. */
    boolean next();

    /** The value stepped to. */
    Value value();
}
