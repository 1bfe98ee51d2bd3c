package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.optional;

import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.record.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code stamp}: notes in each result which record it came from. */
final class Stamp implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "stamp",
            "Adds to each record a field that says which record of the stream it came from.",
            """
            The field is an object with stream, shard and sequence; with subsequence for a record of an aggregate; with output \
            from the second one on, where a step before made several results of one record (1 for the second). For lines of files \
            it has file and line. It tells delivered records apart also when their contents are equal. Put it behind the steps \
            that make new objects, such as map. What stood there is replaced. A value that is no object fails, and so does a \
            record of which no place is known.\
            """,
            List.of(optional(
                    "path",
                    new FieldType.Paths(),
                    StampPath.USUAL.source(),
                    "Where the stamp is put: names only, such as .meta.origin.")),
            List.of(
                    Example.of(
                            "The origin of a line",
                            "stamp: ._kdt",
                            "{\"id\":1}",
                            "{\"id\":1,\"_kdt\":{\"file\":\"in\",\"line\":1}}"),
                    Example.of(
                            "Among other fields about the record",
                            "stamp: {path: .meta.origin}",
                            "{\"id\":1,\"meta\":{\"v\":2}}",
                            "{\"id\":1,\"meta\":{\"v\":2,\"origin\":{\"file\":\"in\",\"line\":1}}}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) throws StepConfigException {
        return new Compiled(fields.step(), path(fields));
    }

    private static StampPath path(Fields fields) throws StepConfigException {
        List<Fields.PathField> given = fields.paths("path");
        if (given.isEmpty()) {
            return StampPath.USUAL;
        }
        StampPath path = given.size() > 1
                ? null
                : StampPath.parse(given.getFirst().source().strip());
        if (path == null) {
            throw new StepConfigException(
                    fields.placeOf("path"),
                    "step '" + fields.step() + "', 'path' must be one path of names, such as ._kdt or .meta.origin");
        }
        return path;
    }

    private record Compiled(String name, StampPath path) implements Step {
        @Override
        public StampPath stamps() {
            return path;
        }

        @Override
        public Worker start(Worker next, CurrentRecord current) {
            return new Stamping(this, next, current);
        }
    }

    private static final class Stamping implements Worker {
        private static final StringValue STREAM = StringValue.of("stream");
        private static final StringValue SHARD = StringValue.of("shard");
        private static final StringValue SEQUENCE = StringValue.of("sequence");
        private static final StringValue SUBSEQUENCE = StringValue.of("subsequence");
        private static final StringValue OUTPUT = StringValue.of("output");
        private static final StringValue FILE = StringValue.of("file");
        private static final StringValue LINE = StringValue.of("line");

        private final Compiled step;
        private final Worker next;
        private final CurrentRecord current;

        /** The record that was stamped last, and how many results of it. */
        private long ordinal = -1;

        private long outputs;

        Stamping(Compiled step, Worker next, CurrentRecord current) {
            this.step = step;
            this.next = next;
            this.current = current;
        }

        @Override
        public void take(Value value) {
            if (!(value instanceof ObjectValue)) {
                throw failure(
                        "a stamp is a field, and this is no object but "
                                + value.kind().typeName(),
                        value);
            }
            outputs = current.ordinal() == ordinal ? outputs + 1 : 0;
            ordinal = current.ordinal();
            Value stamped = step.path().stamped(value, stamp(value));
            if (stamped == null) {
                throw failure(
                        "the way to " + step.path().source() + " leads through something that is no object", value);
            }
            next.take(stamped);
        }

        private ObjectValue stamp(Value value) {
            Position position = current.record().position();
            if (position.sequence() == null && position.file() == null) {
                throw failure(
                        "the record has neither a sequence number nor a file, so no stamp can say where it came from",
                        value);
            }
            ObjectValue stamp = ObjectValue.withRoomFor(5);
            stamp = with(stamp, STREAM, position.stream());
            stamp = with(stamp, SHARD, position.shard());
            stamp = with(stamp, SEQUENCE, position.sequence());
            stamp = position.isSubsequence()
                    ? stamp.with(SUBSEQUENCE, Value.of((double) position.subsequence()))
                    : stamp;
            stamp = outputs > 0 ? stamp.with(OUTPUT, Value.of((double) outputs)) : stamp;
            if (position.sequence() != null) {
                return stamp;
            }
            stamp = with(stamp, FILE, position.file());
            return position.line() > 0 ? stamp.with(LINE, Value.of((double) position.line())) : stamp;
        }

        private static ObjectValue with(ObjectValue stamp, StringValue key, @Nullable String text) {
            return text == null ? stamp : stamp.with(key, Value.of(text));
        }

        private StepFailure failure(String problem, Value value) {
            return new StepFailure(step.name(), problem, value);
        }
    }
}
