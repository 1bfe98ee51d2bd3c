package dev.kdt.cli.command.produce;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Kind;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.PartitionKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands records on as they are, each with the partition key that an expression gives. A record that is not JSON is a string to
 * it. One without a usable key fails.
 *
 * @param delimiter added to each record's bytes
 */
record PartitionKeyProcessor(Expression expression, Slice delimiter) implements Processor.Factory {
    @Override
    public Processor create() {
        return new Keying(expression.program(), delimiter);
    }

    @Override
    public boolean remembers() {
        return false;
    }

    private static final class Keying implements Processor {
        private final Program program;
        private final Slice delimiter;
        private final JsonReader json = new JsonReader();

        Keying(Program program, Slice delimiter) {
            this.program = program;
            this.delimiter = delimiter;
        }

        @Override
        public void process(Batch in, Results out) {
            List<KinesisRecord> records = in.records();
            for (int i = 0; i < records.size(); i++) {
                KinesisRecord record = records.get(i);
                try {
                    KinesisRecord keyed = record.withPartitionKey(key(record));
                    out.bytes().put(record.data()).put(delimiter);
                    out.endOutput();
                    out.kept(keyed, i);
                } catch (JqException e) {
                    out.failed(
                            record, i, Failure.step("key", program.expression().place(e), e.getMessage()));
                }
            }
        }

        private String key(KinesisRecord record) throws JqException {
            var first = new Object() {
                @Nullable
                String key;
            };
            program.run(value(record.data()), Bindings.NONE, result -> {
                if (first.key == null) {
                    first.key = text(result);
                }
            });
            if (first.key == null) {
                throw new JqException("the --key expression gave no result (a partition key is a string or a number)");
            }
            String flaw = PartitionKey.flaw(first.key);
            if (flaw != null) {
                throw new JqException(flaw);
            }
            return first.key;
        }

        private static String text(Value result) throws JqException {
            if (result.kind() == Kind.NULL) {
                throw new JqException("the --key expression gave null (a partition key is a string or a number)");
            }
            return result instanceof StringValue text ? text.text() : result.toString();
        }

        private Value value(Slice data) throws JqException {
            int broken = Utf8.indexOfBroken(data);
            if (broken >= 0) {
                throw new JqException(Utf8.complaint(data.at(broken)));
            }
            try {
                return json.read(data);
            } catch (JsonException _) {
                return StringValue.of(data);
            }
        }
    }
}
