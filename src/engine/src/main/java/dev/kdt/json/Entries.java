package dev.kdt.json;

/** A walk over the entries of an object, in the order in which the keys first came: {@code while (e.next()) …}. */
public interface Entries {
    /** Steps to the next entry; false when there is none. */
    boolean next();

    StringValue key();

    Value value();
}
