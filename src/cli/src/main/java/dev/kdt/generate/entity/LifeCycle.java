package dev.kdt.generate.entity;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.AliasTable;
import dev.kdt.generate.value.Quantity;
import dev.kdt.generate.value.Random;
import dev.kdt.json.StringValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states through which an entity goes; it begins with the first. */
public final class LifeCycle {
    /** In place of the number of a state: there is none. */
    public static final int NONE = -1;

    private final List<State> states;
    private final byte[][] names;

    /**
     * A state.
     *
     * @param name as the template writes it
     * @param after how long it lasts, in microseconds
     * @param next numbers of the states that may follow
     * @param chosen one of these; null where nothing follows
     */
    public record State(
            String name,
            Quantity after,
            List<Integer> next,
            @Nullable AliasTable chosen) {}

    /** @param states at least one */
    public LifeCycle(List<State> states) {
        this.states = List.copyOf(states);
        this.names = states.stream().map(each -> json(each.name())).toArray(byte[][]::new);
    }

    /** The name of a state as JSON text. */
    byte[] name(int state) {
        return names[state];
    }

    /** The state that follows this one; {@link #NONE} when the life ends with it. */
    int next(int state, Random random) {
        AliasTable chosen = states.get(state).chosen();
        return chosen == null ? NONE : states.get(state).next().get(chosen.draw(random));
    }

    /** How long this state lasts, in microseconds, not negative. */
    long duration(int state, Random random) {
        return Math.max(0, states.get(state).after().draw(random));
    }

    private static byte[] json(String text) {
        ByteBuilder json = new ByteBuilder();
        StringValue.of(text).writeTo(json);
        return json.toBytes();
    }
}
