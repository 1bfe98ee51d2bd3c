package dev.kdt.local.kinesis;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Shape;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The names of shard-level metrics. They are kept and told; nothing is measured. */
final class Metrics {
    static final Shape.Choice NAME = Shape.choice(
            "IncomingBytes",
            "IncomingRecords",
            "OutgoingBytes",
            "OutgoingRecords",
            "WriteProvisionedThroughputExceeded",
            "ReadProvisionedThroughputExceeded",
            "IteratorAgeMilliseconds",
            "ALL");

    private Metrics() {}

    /** The single metrics that {@code names} stand for. */
    static Set<String> spelledOut(List<String> names) {
        Set<String> all = new TreeSet<>(names);
        if (all.remove("ALL")) {
            all.addAll(NAME.values());
            all.remove("ALL");
        }
        return all;
    }

    /** The answer to a change of metrics. */
    static Answer changed(KinesisStream stream, List<String> before) {
        return out -> out.text("StreamName", stream.identity().name())
                .text("StreamARN", stream.identity().arn())
                .texts("CurrentShardLevelMetrics", before)
                .texts("DesiredShardLevelMetrics", stream.settings().metrics());
    }
}
