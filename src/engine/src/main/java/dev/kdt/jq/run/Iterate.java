package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.Value;

/** {@code target[]}: every value of an array or object. */
final class Iterate extends Generator {
    private final Node target;
    private final int place;

    Iterate(Node target, int place) {
        this.target = target;
        this.place = place;
    }

    @Override
    public int run(Frame frame, Value in, Sink out) throws JqException {
        if (target.single(frame)) {
            Value whole = target.eval(frame, in);
            return whole == null ? frame.machine.ended() : each(frame.machine, whole, place, out);
        }
        return target.run(frame, in, whole -> each(frame.machine, whole, place, out));
    }

    static int each(Machine machine, Value whole, int place, Sink out) throws JqException {
        if (whole instanceof ArrayValue array) {
            for (Elements e = array.elements(); e.next(); ) {
                machine.step(place);
                int state = out.accept(e.value());
                if (state != Sink.GO) {
                    return state;
                }
            }
            return Sink.GO;
        }
        if (whole instanceof ObjectValue object) {
            for (Entries e = object.entries(); e.next(); ) {
                machine.step(place);
                int state = out.accept(e.value());
                if (state != Sink.GO) {
                    return state;
                }
            }
            return Sink.GO;
        }
        throw cannot(whole).at(place);
    }

    static JqException cannot(Value whole) {
        return new JqException("Cannot iterate over " + Messages.typed(whole));
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        return target.paths(frame, path, in, (at, whole) -> {
            at.checkIterate(whole, place);
            return each(frame.machine, at, whole, place, out);
        });
    }

    static int each(Machine machine, Path path, Value whole, int place, PathSink out) throws JqException {
        if (whole instanceof ArrayValue array) {
            int index = 0;
            for (Elements e = array.elements(); e.next(); ) {
                machine.step(place);
                int state = out.accept(path.child(Value.of((double) index++)), e.value());
                if (state != Sink.GO) {
                    return state;
                }
            }
            return Sink.GO;
        }
        if (whole instanceof ObjectValue object) {
            for (Entries e = object.entries(); e.next(); ) {
                machine.step(place);
                int state = out.accept(path.child(e.key()), e.value());
                if (state != Sink.GO) {
                    return state;
                }
            }
            return Sink.GO;
        }
        throw cannot(whole).at(place);
    }
}
