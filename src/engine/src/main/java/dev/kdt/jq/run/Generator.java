package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** A filter that can have many outputs. */
public abstract class Generator extends Node {
    @Override
    final boolean isSingle(Params params) {
        return false;
    }

    @Override
    public final @Nullable Value eval(Frame frame, Value in) {
        throw many();
    }

    @Override
    public abstract int run(Frame frame, Value in, Sink out) throws JqException;
}
