package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.NumberValue;
import dev.kdt.json.Value;

/** {@code limit(count; body)}: the first outputs of the body, which runs no further. */
public final class Limit extends Generator {
    private final Node count;
    private final Node body;
    private final int place;

    public Limit(Node count, Node body, Site site) {
        this.count = count;
        this.body = body;
        this.place = site.place();
    }

    /** Counts down and remembers that it was this limit that said stop. */
    private static final class Left {
        private double outputs;
        private boolean reached;

        Left(double outputs) {
            this.outputs = outputs;
        }

        int after(int state) {
            if (--outputs <= 0 && state == Sink.GO) {
                reached = true;
                return Sink.STOP;
            }
            return state;
        }
    }

    private double checked(Machine machine, Value count) throws JqException {
        try {
            return number(machine, count);
        } catch (JqException e) {
            throw e.at(place);
        }
    }

    private static double number(Machine machine, Value count) throws JqException {
        if (!(count instanceof NumberValue number)) {
            // In jq's order of kinds, what is not a number is below or above all numbers.
            if (Compare.order(machine, count, Value.of(0.0)) < 0) {
                throw new JqException("limit doesn't support negative count");
            }
            throw Messages.about(count, Value.of(1.0), "cannot be subtracted");
        }
        if (number.number() < 0 || Double.isNaN(number.number())) {
            throw new JqException("limit doesn't support negative count");
        }
        return number.number();
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        return count.run(frame, in, number -> {
            Left left = new Left(checked(frame.machine, number));
            if (left.outputs == 0) {
                return Sink.GO;
            }
            int state = body.run(frame, in, value -> left.after(out.accept(value)));
            return left.reached ? Sink.GO : state;
        });
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        return count.run(frame, in, number -> {
            Left left = new Left(checked(frame.machine, number));
            if (left.outputs == 0) {
                return Sink.GO;
            }
            int state = body.paths(frame, path, in, (at, value) -> left.after(out.accept(at, value)));
            return left.reached ? Sink.GO : state;
        });
    }
}
