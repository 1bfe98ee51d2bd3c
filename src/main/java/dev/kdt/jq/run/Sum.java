package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code add}: strings are gathered in one buffer, so that adding many takes no longer than it must. */
public final class Sum extends Single {
    private final Node source;
    private final int place;

    public Sum(Node source, Site site) {
        this.source = source;
        this.place = site.place();
    }

    /** The sum of the input's values. */
    public static Node ofInput(Site site) {
        return new Sum(new Iterate(new Basics.Identity(), site.place()), site);
    }

    private static final class Total {
        private Value value = Value.NULL;
        private final ByteBuilder text = new ByteBuilder(0);
        private boolean inText;

        void add(Machine machine, Value next) throws JqException {
            if (next instanceof StringValue string && (inText || value instanceof StringValue)) {
                if (!inText && value instanceof StringValue first) {
                    text.put(first.array(), first.from(), first.to());
                    inText = true;
                }
                machine.grow(string.to() - string.from());
                text.put(string.array(), string.from(), string.to());
                return;
            }
            value = Arithmetic.add(machine, result(), next);
        }

        Value result() {
            if (inText) {
                value = StringValue.of(text.toBytes());
                text.clear();
                inText = false;
            }
            return value;
        }
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Total total = new Total();
        int state = source.run(frame, in, value -> {
            try {
                total.add(frame.machine, value);
            } catch (JqException e) {
                throw e.at(place);
            }
            return Sink.GO;
        });
        return state == Sink.GO ? total.result() : null;
    }
}
