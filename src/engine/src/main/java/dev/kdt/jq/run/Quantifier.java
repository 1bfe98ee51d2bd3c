package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code any(generator; condition)} and its kin: runs until an answer decides. */
public final class Quantifier extends Single {
    private final Node generator;
    private final Node condition;
    private final boolean deciding;

    private Quantifier(Node generator, Node condition, boolean deciding) {
        this.generator = generator;
        this.condition = condition;
        this.deciding = deciding;
    }

    public static Node any(Node generator, Node condition) {
        return new Quantifier(generator, condition, true);
    }

    public static Node all(Node generator, Node condition) {
        return new Quantifier(generator, condition, false);
    }

    /** Of the values of the input itself. */
    public static Node anyOf(Node condition, Site site) {
        return any(new Iterate(new Basics.Identity(), site.place()), condition);
    }

    public static Node allOf(Node condition, Site site) {
        return all(new Iterate(new Basics.Identity(), site.place()), condition);
    }

    public static Node any(Site site) {
        return anyOf(new Basics.Identity(), site);
    }

    public static Node all(Site site) {
        return allOf(new Basics.Identity(), site);
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        boolean[] decided = new boolean[1];
        int state = generator.run(
                frame,
                in,
                item -> condition.run(frame, item, answer -> {
                    if (answer.isTruthy() != deciding) {
                        return Sink.GO;
                    }
                    decided[0] = true;
                    return Sink.STOP;
                }));
        if (decided[0]) {
            return Value.of(deciding);
        }
        return state == Sink.GO ? Value.of(!deciding) : null;
    }

    /** {@code isempty(body)} */
    public static final class IsEmpty extends Single {
        private final Node body;

        public IsEmpty(Node body) {
            this.body = body;
        }

        @Override
        public @Nullable Value eval(Frame frame, Value in) throws JqException {
            boolean[] some = new boolean[1];
            int state = body.run(frame, in, _ -> {
                some[0] = true;
                return Sink.STOP;
            });
            return some[0] ? Value.FALSE : state == Sink.GO ? Value.TRUE : null;
        }
    }
}
