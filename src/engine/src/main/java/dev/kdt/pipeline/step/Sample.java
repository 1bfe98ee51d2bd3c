package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.optional;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sample}: a part of the records. */
final class Sample implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "sample",
            "Passes a part of the records: a share of them, or one in so many.",
            """
            share is decided by a hash of the seed and of where the record came from, so that the same records pass whenever they \
            come again; with by, of the seed and of the key that this expression gives: then all records of a key pass, or none. \
            every passes the first record of each lane and then one in so many; this count starts anew after a restart.\
            """,
            List.of(
                    optional("share", new FieldType.Decimal(0, 1), "The share that passes, such as 0.1."),
                    optional("every", new FieldType.Whole(1, Long.MAX_VALUE), "One in so many passes."),
                    optional("by", new FieldType.Expression(), "With share: the key that decides."),
                    optional(
                            "seed",
                            new FieldType.Whole(0, Long.MAX_VALUE),
                            "0",
                            "With share: another seed passes others.")),
            List.of(
                    new Example(
                            "One in three", "sample: {every: 3}", List.of("1", "2", "3", "4", "5"), List.of("1", "4")),
                    new Example(
                            "Half of the customers, with all of their orders",
                            "sample: {share: 0.5, by: .customer, seed: 3}",
                            List.of(
                                    "{\"customer\":\"a\"}",
                                    "{\"customer\":\"b\"}",
                                    "{\"customer\":\"c\"}",
                                    "{\"customer\":\"b\"}"),
                            List.of("{\"customer\":\"b\"}", "{\"customer\":\"b\"}"))));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) throws StepConfigException {
        if (fields.has("share") == fields.has("every")) {
            throw new StepConfigException(
                    fields.place(), "step '" + fields.step() + "': give either 'share' or 'every'");
        }
        if (fields.has("every")) {
            return new Every(fields.step(), fields.whole("every", 1));
        }
        return new Share(
                fields.step(), fields.number("share", 1), fields.whole("seed", 0), fields.expressionOrNull("by"));
    }

    private record Every(String name, long count) implements Step {
        @Override
        public boolean remembers() {
            return true;
        }

        @Override
        public Worker start(Worker next, CurrentRecord current) {
            return new Worker() {
                private long seen;

                @Override
                public void take(Value value) {
                    if (seen++ % count == 0) {
                        next.take(value);
                    } else {
                        current.dropped(name, () -> "number " + seen + ", of which one in " + count + " passes");
                    }
                }
            };
        }
    }

    private record Share(
            String name, double share, long seed, @Nullable Expression by) implements Step {
        @Override
        public Worker start(Worker next, CurrentRecord current) {
            Program program = by == null ? null : by.program();
            ByteBuilder key = new ByteBuilder();
            return value -> {
                key.clear();
                if (program == null) {
                    key.utf8(current.record().position().inWords());
                } else {
                    try {
                        program.run(value, current, each -> each.writeTo(key));
                    } catch (JqException e) {
                        throw StepFailure.of(name, program.expression(), e, value);
                    }
                }
                if (HashFraction.of(seed, key) < share) {
                    next.take(value);
                } else {
                    current.dropped(name, () -> "not in the share of " + share);
                }
            };
        }
    }
}
