package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import java.util.HashMap;
import java.util.Map;

/** A bounded cache of objects that are costly to make, such as compiled regular expressions. For one thread. */
public final class Kept {
    /** Enough for the regular expressions of any program that does not make them up from its data. */
    private static final int MOST = 100;

    private final Map<Object, Object> made = new HashMap<>();

    Kept() {}

    /** Makes what is to be kept. */
    @FunctionalInterface
    public interface Maker<T> {
        T make() throws JqException;
    }

    /** Makes something that depends on nothing but its key, or gives what was made for that key lately. */
    @SuppressWarnings("unchecked") // What was made for a key is of the type that is asked for with that key.
    <T> T get(Object key, Maker<T> maker) throws JqException {
        Object known = made.get(key);
        if (known == null) {
            known = maker.make();
            if (made.size() == MOST) {
                made.clear();
            }
            made.put(key, known);
        }
        return (T) known;
    }
}
