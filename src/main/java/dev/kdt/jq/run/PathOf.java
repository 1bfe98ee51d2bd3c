package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;

/** {@code path(body)} */
public final class PathOf extends Generator {
    private final Node body;

    public PathOf(Node body) {
        this.body = body;
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        return body.paths(frame, Path.ROOT, in, (path, found) -> out.accept(path.toArray(found)));
    }
}
