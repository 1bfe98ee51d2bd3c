package dev.kdt.cli.command.produce;

import dev.kdt.cli.sending.TextExpression;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.HashKey;
import dev.kdt.record.KinesisRecord;

/** Gives the records of other processors the explicit hash key that an expression gives. One without a usable one fails. */
record HashKeyProcessor(Expression expression, Processor.Factory processors) implements Processor.Factory {
    static final String OPTION = "--explicit-hash-key";

    @Override
    public Processor create() {
        String wanted = "an explicit hash key is a number from 0 to 2^128-1";
        return new Hashing(new TextExpression(OPTION, wanted, expression), wanted, processors.create(), new Results());
    }

    @Override
    public boolean remembers() {
        return processors.remembers();
    }

    private record Hashing(TextExpression expression, String wanted, Processor processor, Results results)
            implements Processor {
        @Override
        public void process(Batch in, Results out) {
            results.clear();
            processor.process(in, results);
            for (int i = 0; i < results.size(); i++) {
                if (results.hasFailed(i) || results.droppedBy(i) != null) {
                    out.copy(results, i, results.wire(i));
                } else {
                    hash(i, out);
                }
            }
        }

        private void hash(int index, Results out) {
            KinesisRecord record = results.record(index);
            try {
                String key = expression.of(record.data());
                if (!HashKey.isWritten(key)) {
                    throw new JqException(wanted + " (given " + key + ")");
                }
                results.outputs(index, index + 1).forEach(each -> {
                    out.bytes().put(each.bytes());
                    out.endOutput();
                });
                out.kept(record.withExplicitHashKey(key), results.wire(index), results.chain(index));
            } catch (JqException e) {
                out.failed(record, results.wire(index), expression.failure(e));
            }
        }
    }
}
