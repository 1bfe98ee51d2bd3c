package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code add}: strings are gathered in one buffer, so that adding many takes no longer than it must. */
public final class Sum extends Single {
    private final Node source;
    private final Of of;
    private final int place;

    /** Whose outputs are added. */
    private enum Of {
        ANY,
        /** The input's values. */
        INPUT,
        /** Values that jq would gather in an array first: it finds out that they cannot be added when there are no more. */
        GATHERED
    }

    private Sum(Node source, Of of, int place) {
        this.source = source;
        this.of = of;
        this.place = place;
    }

    /** The sum of the outputs of {@code source}. */
    public Sum(Node source, Site site) {
        this(source, Of.ANY, site.place());
    }

    /** The sum of the input's values. */
    public static Node ofInput(Site site) {
        return new Sum(new Iterate(new Basics.Identity(), site.place()), Of.INPUT, site.place());
    }

    /** Whether this adds the input's values, so that an array need not be made for it. */
    boolean isOfInput() {
        return of == Of.INPUT;
    }

    /** The value of {@code [source] | add}. */
    Sum ofGathered(Node values) {
        return new Sum(values, Of.GATHERED, place);
    }

    private static final class Total {
        private Value value = Value.NULL;
        private final ByteBuilder text = new ByteBuilder(0);
        private boolean inText;
        private @Nullable JqException failure;

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
            if (total.failure == null) {
                add(frame.machine, total, value);
            }
            return Sink.GO;
        });
        if (state != Sink.GO) {
            return null;
        }
        if (total.failure != null) {
            throw total.failure;
        }
        return total.result();
    }

    private void add(Machine machine, Total total, Value value) throws JqException {
        try {
            total.add(machine, value);
        } catch (JqException e) {
            if (of != Of.GATHERED || e instanceof BudgetException) {
                throw e.at(place);
            }
            total.failure = e.at(place);
        }
    }

    @Override
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        return of == Of.GATHERED
                ? run(frame, in, value -> out.accept(Path.LOST, value))
                : super.paths(frame, path, in, out);
    }
}
