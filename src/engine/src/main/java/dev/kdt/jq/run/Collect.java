package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code [body]} */
final class Collect extends Single {
    private final Node body;

    Collect(Node body) {
        this.body = body;
    }

    Node body() {
        return body;
    }

    @Override
    public @Nullable Value eval(Frame frame, Value in) throws JqException {
        Gathered gathered = new Gathered(frame.machine);
        int state = body.run(frame, in, gathered);
        return state == Sink.GO ? gathered.array() : null;
    }

    private static final class Gathered implements Sink {
        private final Machine machine;
        private Value[] values = new Value[8];
        private int size;

        Gathered(Machine machine) {
            this.machine = machine;
        }

        @Override
        public int accept(Value value) throws JqException {
            if (size == values.length) {
                machine.growBy(size, 0);
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
            return GO;
        }

        ArrayValue array() {
            return ArrayValue.owning(values, size);
        }
    }
}
