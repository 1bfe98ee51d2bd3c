package dev.kdt.cli.sending;

import dev.kdt.cli.show.PropertyList;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.shard.SendStatistics;
import java.time.Duration;

/**
 * The summary of sending as a JSON object. Its names stay as they are: scripts read them. Bytes are those of payloads and partition
 * keys, as the limits of shards count them: those of the shards make up the total.
 */
record SendingSummary(String stream, SendStatistics statistics, FoundRate rate) {
    PropertyList json(RunCounters counters, Duration took) {
        double seconds = took.toMillis() / 1e3;
        return new PropertyList()
                .add("stream", stream)
                .add("records", counters.records())
                .add("sent", counters.delivered())
                .add("bytes", statistics.bytes())
                .add("failed", counters.failed() + counters.undeliverable())
                .add("parked", counters.parked())
                .add("retried", counters.retries())
                .add("possiblyDuplicated", counters.doubtful() - counters.undeliverableInDoubt())
                .add("requests", statistics.requests())
                .add("failedRequests", statistics.failedRequests())
                .add("throttled", statistics.throttles())
                .addFraction("seconds", seconds)
                .addFraction("recordsPerSecond", counters.delivered() / Math.max(0.001, seconds))
                .addFraction("autoRecordsPerSecond", rate.best())
                .addFraction("latencyP50Millis", millis(0.5))
                .addFraction("latencyP99Millis", millis(0.99))
                .add("shards", statistics.shards().stream().map(this::shard).toList());
    }

    private PropertyList shard(SendStatistics.ShardShare shard) {
        return new PropertyList()
                .add("shard", shard.shard())
                .add("sent", shard.records())
                .add("bytes", shard.bytes())
                .add("throttled", shard.throttled())
                .addFraction("share", statistics.share(shard))
                .add("state", statistics.isHot(shard) ? "hot" : "ok");
    }

    private double millis(double share) {
        return statistics.latency(share).toNanos() / 1e6;
    }
}
