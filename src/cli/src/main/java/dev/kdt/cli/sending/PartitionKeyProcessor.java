package dev.kdt.cli.sending;

import dev.kdt.bytes.Slice;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.PartitionKey;
import java.util.List;

/**
 * Hands records on as they are, each with the partition key that an expression gives. One without a usable key fails.
 *
 * @param delimiter added to each record's bytes
 */
record PartitionKeyProcessor(Expression expression, Slice delimiter) implements Processor.Factory {
    @Override
    public Processor create() {
        return new Keying(
                new TextExpression("--key", "a partition key is a string or a number", expression), delimiter);
    }

    @Override
    public boolean remembers() {
        return false;
    }

    private record Keying(TextExpression expression, Slice delimiter) implements Processor {
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
                    out.failed(record, i, expression.failure(e));
                }
            }
        }

        private String key(KinesisRecord record) throws JqException {
            String key = expression.of(record.data());
            String flaw = PartitionKey.flaw(key);
            if (flaw != null) {
                throw new JqException(flaw);
            }
            return key;
        }
    }
}
