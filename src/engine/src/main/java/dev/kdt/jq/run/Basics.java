package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** The filters that hardly do anything. */
final class Basics {
    private Basics() {}

    /** {@code .} */
    static final class Identity extends Single {
        @Override
        public Value eval(Frame frame, Value in) {
            return in;
        }

        @Override
        public int run(Frame frame, Value in, Sink out) throws JqException {
            return out.accept(in);
        }

        @Override
        public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
            return out.accept(path, in);
        }
    }

    /** {@code empty} */
    static final class Empty extends Single {
        @Override
        public @Nullable Value eval(Frame frame, Value in) {
            return null;
        }
    }

    /** A value that stands in the program. */
    static final class Literal extends Single {
        final Value value;

        Literal(Value value) {
            this.value = value;
        }

        @Override
        public Value eval(Frame frame, Value in) {
            return value;
        }
    }

    /** A variable that the program binds. */
    static final class Local extends Single {
        private final int levels;
        private final int slot;

        Local(int levels, int slot) {
            this.levels = levels;
            this.slot = slot;
        }

        @Override
        public Value eval(Frame frame, Value in) {
            Frame home = levels == 0 ? frame : frame.up(levels);
            return home.values[slot];
        }
    }

    /** A variable that the host gives. */
    static final class Given extends Single {
        private final String name;

        Given(String name) {
            this.name = name;
        }

        @Override
        public Value eval(Frame frame, Value in) {
            return frame.machine.bindings().variable(name);
        }
    }
}
