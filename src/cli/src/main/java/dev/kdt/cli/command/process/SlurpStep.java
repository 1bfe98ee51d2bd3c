package dev.kdt.cli.command.process;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Heap;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.StepFailure;
import dev.kdt.pipeline.step.Worker;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes all records, and hands them on as one value. They are to fit into memory. */
record SlurpStep(As as) implements Step {
    /** Records or bytes between two looks at the memory. */
    private static final int PORTION = 1 << 20;

    /** About how many bytes a record takes besides its own. */
    private static final int AROUND_A_RECORD = 1 << 10;

    /** The form of what is handed on. */
    enum As {
        /** An array of their values. */
        ARRAY,
        /** One string of theirs. */
        TEXT
    }

    @Override
    public String name() {
        return "--slurp";
    }

    @Override
    public boolean rewrites() {
        return true;
    }

    @Override
    public Worker start(Worker next, CurrentRecord current) {
        return ignored -> next.take(all(current));
    }

    private Value all(CurrentRecord current) {
        try {
            return switch (as) {
                case ARRAY -> array(current);
                case TEXT -> text(current);
            };
        } catch (JqException e) {
            throw new StepFailure(name(), String.valueOf(e.getMessage()), null);
        } catch (OutOfMemoryError e) {
            throw full();
        }
    }

    private Value array(CurrentRecord current) throws JqException {
        Value[] values = new Value[64];
        int size = 0;
        long taken = 0;
        for (Value each = current.nextInput(); each != null; each = current.nextInput()) {
            if (size == values.length) {
                requireRoom(8L * size);
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = each;
            taken = counted(taken, current);
        }
        return ArrayValue.owning(values, size);
    }

    private Value text(CurrentRecord current) throws JqException {
        ByteBuilder all = new ByteBuilder();
        for (@Nullable Value each = current.nextInput(); each != null; each = current.nextInput()) {
            StringValue text = (StringValue) each;
            requireRoom(2L * (all.size() + text.to() - text.from()));
            all.put(text.array(), text.from(), text.to());
        }
        return StringValue.of(all.toBytes());
    }

    /** Counts the record that was taken last, and looks at the memory now and then. */
    private long counted(long taken, CurrentRecord current) {
        long more = taken + current.record().data().length() + AROUND_A_RECORD;
        if (more < PORTION) {
            return more;
        }
        requireRoom(more);
        return 0;
    }

    private void requireRoom(long bytes) {
        if (!Heap.hasRoomFor(bytes)) {
            throw full();
        }
    }

    private StepFailure full() {
        return new StepFailure(
                name(),
                "all records together need more memory than there is: give more with KDT_JAVA_OPTS=-Xmx4g, or take them"
                        + " one by one, with --null-input and inputs",
                null);
    }
}
