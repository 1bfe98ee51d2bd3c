package dev.kdt.jq.run;

/** A filter that has one output at most, whatever its parts. */
public abstract class Single extends Node {
    @Override
    final boolean isSingle(Params params) {
        return true;
    }
}
