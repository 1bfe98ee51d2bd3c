package dev.kdt.cli.host;

import dev.kdt.flow.Checkpoint;
import dev.kdt.flow.Checkpoints;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.util.HashMap;
import java.util.Map;

/**
 * Drops the user records that were printed before, of aggregates in the middle of which a group left off.
 *
 * @param within by shard, where that was
 */
record ResumedProcessors(Processor.Factory processors, Map<String, Checkpoint.Within> within)
        implements Processor.Factory {
    private static final String GROUP = "--group";

    /** Processors for what follows these checkpoints. */
    static Processor.Factory after(Checkpoints checkpoints, Processor.Factory processors) {
        Map<String, Checkpoint.Within> within = new HashMap<>();
        for (String shard : checkpoints.lanes()) {
            checkpoints.of(shard).ifPresent(reached -> {
                if (reached instanceof Checkpoint.Within middle) {
                    within.put(shard, middle);
                }
            });
        }
        return within.isEmpty() ? processors : new ResumedProcessors(processors, within);
    }

    @Override
    public boolean remembers() {
        return processors.remembers();
    }

    @Override
    public Processor create() {
        Processor processor = processors.create();
        Results results = new Results();
        return (in, out) -> {
            if (begins(in)) {
                results.clear();
                processor.process(in, results);
                handUnprinted(results, out);
            } else {
                processor.process(in, out);
            }
        };
    }

    /** Whether the batch begins with the aggregate in the middle of which its shard was left. */
    private boolean begins(Batch in) {
        Checkpoint.Within middle = within.get(in.lane());
        return middle != null
                && !in.records().isEmpty()
                && middle.sequence().equals(in.records().getFirst().position().sequence());
    }

    private void handUnprinted(Results results, Results out) {
        for (int i = 0; i < results.size(); i++) {
            KinesisRecord record = results.record(i);
            if (wasPrinted(record)) {
                out.dropped(record, results.wire(i), GROUP);
            } else {
                out.copy(results, i, results.wire(i));
            }
        }
    }

    private boolean wasPrinted(KinesisRecord record) {
        String shard = record.position().shard();
        Checkpoint.Within middle = shard == null ? null : within.get(shard);
        return middle != null
                && middle.sequence().equals(record.position().sequence())
                && record.position().subsequence() <= middle.subsequence();
    }
}
