package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code getpath(path)}, which is itself a path. */
public final class GetPath extends Node {
    private final Node path;
    private final int place;

    public GetPath(Node path, Site site) {
        this.path = path;
        this.place = site.place();
    }

    @Override
    boolean isSingle(Params params) {
        return path.isSingle(params);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Value steps = path.eval(frame, in);
        return steps == null ? null : get(frame.machine, in, steps);
    }

    private Value get(Machine machine, Value in, Value steps) throws JqException {
        try {
            return Paths.get(machine, in, steps);
        } catch (JqException e) {
            throw e.at(place);
        }
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        return path.run(frame, in, steps -> out.accept(get(frame.machine, in, steps)));
    }

    @Override
    public int paths(Frame frame, Path start, Value in, PathSink out) throws JqException {
        return path.run(frame, in, steps -> {
            Value found = get(frame.machine, in, steps);
            Path at = start;
            if (steps instanceof ArrayValue array) {
                start.checkAccess(steps, in, place);
                for (Elements e = array.elements(); e.next(); ) {
                    at = at.child(e.value());
                }
            }
            return out.accept(at, found);
        });
    }
}
