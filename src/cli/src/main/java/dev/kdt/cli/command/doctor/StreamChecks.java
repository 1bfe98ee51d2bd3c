package dev.kdt.cli.command.doctor;

import dev.kdt.aws.Probe;
import dev.kdt.aws.ServiceProbe;
import dev.kdt.cli.console.Amounts;
import dev.kdt.record.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardFilterType;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/** A stream: what it is and takes, and whether it can be read. */
final class StreamChecks {
    private final String name;
    private final ServiceProbe probe;
    private final CheckResults results;

    StreamChecks(String name, ServiceProbe probe, CheckResults results) {
        this.name = name;
        this.probe = probe;
        this.results = results;
    }

    void run() throws InterruptedException {
        String subject = "stream '" + name + "'";
        Probe<DescribeStreamSummaryResponse> described = probe.kinesis(
                "DescribeStreamSummary",
                subject,
                kinesis -> kinesis.describeStreamSummary(ask -> ask.streamName(name)));
        DescribeStreamSummaryResponse answer = described.answer();
        if (answer == null) {
            needed("kinesis:DescribeStreamSummary", described);
            if (described.outcome() != Probe.Outcome.DENIED) {
                return;
            }
        } else {
            stream(answer.streamDescriptionSummary());
        }
        Probe<ListShardsResponse> shards = probe.kinesis(
                "ListShards",
                subject,
                kinesis -> kinesis.listShards(
                        ask -> ask.streamName(name).shardFilter(filter -> filter.type(ShardFilterType.AT_LATEST))));
        needed("kinesis:ListShards", shards);
        ListShardsResponse listed = shards.answer();
        if (listed != null && !listed.shards().isEmpty()) {
            Shard shard = listed.shards().getFirst();
            needed(
                    "kinesis:GetShardIterator",
                    probe.kinesis(
                            "GetShardIterator",
                            subject,
                            kinesis -> kinesis.getShardIterator(ask -> ask.streamName(name)
                                    .shardId(shard.shardId())
                                    .shardIteratorType(ShardIteratorType.LATEST))));
        }
        results.unchecked(
                "permissions to read",
                "kinesis:GetRecords: a read counts against those of others (kdt tail " + name + " --until now reads)");
    }

    private void stream(StreamDescriptionSummary summary) {
        String check = "stream " + name;
        if (summary.streamStatus() == StreamStatus.ACTIVE) {
            results.ok(check, settings(summary));
        } else {
            results.warning(
                    check,
                    settings(summary) + ", " + summary.streamStatusAsString(),
                    "wait until it is ACTIVE: kdt stream describe " + name);
        }
        results.ok("its limits", limits(summary));
        Integer consumers = summary.consumerCount();
        if (consumers != null && consumers >= Limits.CONSUMERS) {
            results.warning(
                    "its consumers",
                    consumers + " of " + Limits.CONSUMERS,
                    "kdt stream consumer list " + name + " shows them: --efo finds no place");
        } else if (consumers != null) {
            results.ok("its consumers", consumers + " of " + Limits.CONSUMERS);
        }
    }

    private static String settings(StreamDescriptionSummary summary) {
        List<String> parts = new ArrayList<>();
        parts.add(isOnDemand(summary) ? "on demand" : "provisioned");
        parts.add(Amounts.count(summary.openShardCount(), "open shard"));
        if (summary.retentionPeriodHours() != null) {
            parts.add("records kept for " + Amounts.count(summary.retentionPeriodHours(), "hour"));
        }
        if (summary.encryptionType() == EncryptionType.KMS) {
            parts.add("encrypted with " + summary.keyId() + " (kms:GenerateDataKey to write, kms:Decrypt to read)");
        } else {
            parts.add("not encrypted by KMS");
        }
        return String.join(", ", parts);
    }

    private static boolean isOnDemand(StreamDescriptionSummary summary) {
        return summary.streamModeDetails() != null
                && summary.streamModeDetails().streamMode() == StreamMode.ON_DEMAND;
    }

    private static String limits(StreamDescriptionSummary summary) {
        long open = summary.openShardCount();
        return Amounts.count(open * Limits.SHARD_RECORDS_IN) + " records/s and "
                + Amounts.bytes(open * Limits.SHARD_BYTES_IN) + "/s in, "
                + Amounts.bytes(open * Limits.SHARD_BYTES_OUT) + "/s out"
                + (isOnDemand(summary) ? ", more as its load grows" : "") + largest(summary.maxRecordSizeInKiB());
    }

    private static String largest(@Nullable Integer kibibytes) {
        return kibibytes == null ? "" : ", records of up to " + Amounts.bytes(kibibytes * 1024L);
    }

    /** A call without which the stream cannot be read. */
    private void needed(String permission, Probe<?> call) {
        switch (call.outcome()) {
            case DONE -> results.ok(permission, "allowed");
            case DENIED ->
                results.wrong(permission, "denied: " + call.words(), "kdt tail, run and top need it: ask for it");
            case THROTTLED -> results.warning(permission, call.words(), "others call, too: try again");
            case MISSING, FAILED, UNREACHABLE, UNCONFIGURED, REFUSED_CREDENTIALS ->
                results.wrong("stream " + name, call.words());
        }
    }
}
