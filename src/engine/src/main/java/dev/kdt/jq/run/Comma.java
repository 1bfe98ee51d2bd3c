package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;

/** {@code left, right} */
final class Comma extends Generator {
    private final Node left;
    private final Node right;

    Comma(Node left, Node right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        int state = left.run(frame, in, out);
        return state == Sink.GO ? right.run(frame, in, out) : state;
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        int state = left.paths(frame, path, in, out);
        return state == Sink.GO ? right.paths(frame, path, in, out) : state;
    }
}
