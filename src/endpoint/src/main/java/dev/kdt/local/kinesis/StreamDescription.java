package dev.kdt.local.kinesis;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Phase;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.ShardIndex;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.stream.StreamIdentity;
import dev.kdt.local.stream.StreamMode;
import dev.kdt.local.stream.StreamSettings;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.AnswerWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The description of streams and shards on the wire. */
final class StreamDescription {
    private StreamDescription() {}

    /** The members that every description of a stream has. */
    private static void common(AnswerWriter out, KinesisStream stream) throws IOException {
        StreamIdentity identity = stream.identity();
        out.text("StreamName", identity.name())
                .text("StreamARN", identity.arn())
                .text("StreamStatus", stream.phase().name())
                .millis("StreamCreationTimestamp", identity.created())
                .object(
                        "StreamModeDetails",
                        mode -> mode.text("StreamMode", stream.settings().mode().name()));
    }

    /** A {@code StreamSummary}, as ListStreams has it. */
    static Answer summaryEntry(KinesisStream stream) {
        return out -> common(out, stream);
    }

    private static void settings(AnswerWriter out, StreamSettings settings) throws IOException {
        out.number("RetentionPeriodHours", settings.retentionHours())
                .objects(
                        "EnhancedMonitoring",
                        List.of(settings.metrics()),
                        (member, metrics) -> member.texts("ShardLevelMetrics", metrics))
                .text("EncryptionType", settings.encryption())
                .text("KeyId", settings.keyId());
    }

    /** A {@code StreamDescriptionSummary}. */
    static Answer summary(KinesisStream stream) {
        return out -> {
            common(out, stream);
            StreamSettings settings = stream.settings();
            settings(out, settings);
            out.number("OpenShardCount", openShards(stream))
                    .number("ConsumerCount", stream.consumers().size())
                    .number("MaxRecordSizeInKiB", settings.maxRecordKiB());
            if (settings.mode() == StreamMode.ON_DEMAND) {
                out.object("WarmThroughput", warmThroughput(settings));
            }
        };
    }

    private static int openShards(KinesisStream stream) {
        return stream.phase() == Phase.CREATING ? 0 : stream.shards().open().size();
    }

    static Answer warmThroughput(StreamSettings settings) {
        return out -> out.number("TargetMiBps", settings.warmMiBps()).number("CurrentMiBps", settings.warmMiBps());
    }

    /** A {@code StreamDescription} with these shards. */
    static Answer full(KinesisStream stream, List<ShardInfo> shards, boolean more) {
        return out -> {
            common(out, stream);
            settings(out, stream.settings());
            out.objects("Shards", shards, StreamDescription::shard).flag("HasMoreShards", more);
        };
    }

    static void shard(AnswerWriter out, ShardInfo shard) throws IOException {
        out.text("ShardId", shard.id())
                .text("ParentShardId", shard.parent())
                .text("AdjacentParentShardId", shard.adjacentParent())
                .object("HashKeyRange", range -> hashKeys(range, shard))
                .object(
                        "SequenceNumberRange",
                        range -> range.text("StartingSequenceNumber", shard.firstSequence())
                                .text("EndingSequenceNumber", shard.lastSequence()));
    }

    private static void hashKeys(AnswerWriter out, ShardInfo shard) throws IOException {
        out.text("StartingHashKey", shard.first().toString())
                .text("EndingHashKey", shard.last().toString());
    }

    /** The shards that are listed: none while the stream is being created, and no closed ones whose records are gone. */
    static List<ShardInfo> listed(KinesisStream stream, long now) {
        if (stream.phase() == Phase.CREATING) {
            return List.of();
        }
        long horizon = now - stream.settings().retentionHours() * 3_600_000L;
        return stream.shards().all().stream()
                .map(Shard::info)
                .filter(shard -> shard.isOpen() || shard.closed() >= horizon)
                .toList();
    }

    /** The {@code ChildShards} at the end of a closed shard. */
    static Answer children(KinesisStream stream, ShardInfo parent) {
        List<ShardInfo> children = new ArrayList<>();
        for (Shard shard : stream.shards().all()) {
            ShardInfo info = shard.info();
            if (parent.id().equals(info.parent()) || parent.id().equals(info.adjacentParent())) {
                children.add(info);
            }
        }
        return out -> out.objects("ChildShards", children, (member, child) -> {
            List<String> parents = new ArrayList<>();
            if (child.parent() != null) {
                parents.add(child.parent());
            }
            if (child.adjacentParent() != null) {
                parents.add(child.adjacentParent());
            }
            member.text("ShardId", ShardIndex.of(child.index()))
                    .texts("ParentShards", parents)
                    .object("HashKeyRange", range -> hashKeys(range, child));
        });
    }
}
