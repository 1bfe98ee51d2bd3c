package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.NumberValue;
import dev.kdt.json.Value;

/** {@code range(from; to)}: the first bound varies slowest. */
public final class Range extends Generator {
    private final Node from;
    private final Node to;
    private final int place;

    public Range(Node from, Node to, Site site) {
        this.from = from;
        this.to = to;
        this.place = site.place();
    }

    /** {@code range(to)} */
    public static Node upTo(Node to, Site site) {
        return new Range(new Basics.Literal(Value.of(0.0)), to, site);
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        Machine machine = frame.machine;
        return from.run(
                frame,
                in,
                start -> to.run(frame, in, end -> {
                    if (!(start instanceof NumberValue first) || !(end instanceof NumberValue last)) {
                        throw new JqException("Range bounds must be numeric").at(place);
                    }
                    double limit = last.number();
                    for (double at = first.number(); at < limit; at++) {
                        machine.step(place);
                        int state = out.accept(Value.of(at));
                        if (state != Sink.GO) {
                            return state;
                        }
                    }
                    return Sink.GO;
                }));
    }
}
