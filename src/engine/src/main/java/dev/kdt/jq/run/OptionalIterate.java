package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.Value;

/** {@code target[]?}: an {@link Iterate} that gives nothing of what has no values inside. Errors of the target are not its own. */
final class OptionalIterate extends Generator {
    private final Node target;
    private final int place;

    OptionalIterate(Node target, int place) {
        this.target = target;
        this.place = place;
    }

    private static boolean hasValues(Value whole) {
        return whole instanceof ArrayValue || whole instanceof ObjectValue;
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        return target.run(
                frame, in, whole -> hasValues(whole) ? Iterate.each(frame.machine, whole, place, out) : Sink.GO);
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        return target.paths(frame, path, in, (at, whole) -> {
            at.checkIterate(whole, place);
            return hasValues(whole) ? Iterate.each(frame.machine, at, whole, place, out) : Sink.GO;
        });
    }
}
