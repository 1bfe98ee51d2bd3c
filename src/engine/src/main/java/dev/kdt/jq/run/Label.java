package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;

/** {@code label $name | body}: each run has a mark of its own, kept in a slot, by which a break knows where to go. */
final class Label extends Generator {
    private final int slot;
    private final Node body;

    Label(int slot, Node body) {
        this.slot = slot;
        this.body = body;
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        Value mark = Value.of(0.0);
        frame.values[slot] = mark;
        int state = body.run(frame, in, out);
        return state == Sink.STOP && frame.machine.arrived(mark) ? Sink.GO : state;
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        Value mark = Value.of(0.0);
        frame.values[slot] = mark;
        int state = body.paths(frame, path, in, out);
        return state == Sink.STOP && frame.machine.arrived(mark) ? Sink.GO : state;
    }

    /** {@code break $name} */
    static final class Break extends Generator {
        private final int levels;
        private final int slot;

        Break(int levels, int slot) {
            this.levels = levels;
            this.slot = slot;
        }

        @Override
        public int run(Frame frame, Value in, Sink out) {
            frame.machine.breakTo(frame.up(levels).values[slot]);
            return Sink.STOP;
        }

        @Override
        public int paths(Frame frame, Path path, Value in, PathSink out) {
            return run(frame, in, _ -> Sink.STOP);
        }
    }
}
