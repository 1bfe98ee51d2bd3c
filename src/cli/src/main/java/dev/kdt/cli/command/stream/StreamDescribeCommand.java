package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PropertyList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** {@code kdt stream describe}. */
@Command(name = "describe", header = "Show a stream and its shards.")
public final class StreamDescribeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "STREAM", description = "Name of the stream.")
    private String stream = "";

    @Mixin
    private final ListFormat format = new ListFormat();

    public StreamDescribeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        DataOut out = new DataOut(session.console().out());
        try (StreamAdmin admin = StreamAdmin.of(session)) {
            StreamDescriptionSummary summary = admin.streams().describe(stream);
            new PropertyList()
                    .add("name", summary.streamName())
                    .add("arn", summary.streamARN())
                    .add("status", summary.streamStatusAsString())
                    .add("mode", StreamAdmin.mode(summary.streamModeDetails()))
                    .add("openShards", summary.openShardCount())
                    .add("retentionHours", summary.retentionPeriodHours())
                    .add("encryption", summary.encryptionTypeAsString())
                    .add("created", summary.streamCreationTimestamp().toString())
                    .add(
                            "shards",
                            admin.streams().shards(stream).stream()
                                    .map(StreamDescribeCommand::shard)
                                    .toList())
                    .print(out, format.in(session));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static PropertyList shard(Shard shard) {
        boolean closed = shard.sequenceNumberRange().endingSequenceNumber() != null;
        return new PropertyList()
                .add("id", shard.shardId())
                .add("state", closed ? "closed" : "open")
                .add("from", shard.hashKeyRange().startingHashKey())
                .add("to", shard.hashKeyRange().endingHashKey())
                .add("parent", shard.parentShardId())
                .add("adjacentParent", shard.adjacentParentShardId());
    }
}
