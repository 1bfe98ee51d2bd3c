package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;

/** {@code path(body)} */
public final class PathOf extends Generator {
    private final Node body;
    private final int place;

    public PathOf(Node body, Site site) {
        this.body = body;
        this.place = site.place();
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        return body.paths(frame, Path.ROOT, in, (path, found) -> out.accept(path.toArray(found, place)));
    }
}
