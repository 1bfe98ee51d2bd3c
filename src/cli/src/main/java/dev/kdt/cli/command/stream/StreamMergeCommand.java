package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.ShardNames;
import dev.kdt.record.ShardId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** {@code kdt stream merge}. */
@Command(
        name = "merge",
        header = "Merge two adjacent shards of a stream, and wait until the stream can be used.",
        description = "The shards are closed. Their records can be read until the retention period ends.")
public final class StreamMergeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "STREAM", description = "Name of the stream.")
    private String stream = "";

    @Parameters(index = "1", paramLabel = "SHARD", description = "Number of a shard, such as 3, or its id.")
    private String shard = "";

    @Parameters(
            index = "2",
            paramLabel = "ADJACENT",
            description = "The shard whose hash key range is before or after it.")
    private String adjacent = "";

    public StreamMergeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        String one = ShardNames.id(shard);
        String other = ShardNames.id(adjacent);
        try (StreamAdmin admin = StreamAdmin.of(session)) {
            List<Shard> merged = admin.resharding().merge(stream, one, other);
            session.messages()
                    .say("shards " + ShardId.number(one) + " and " + ShardId.number(other) + " of stream '" + stream
                            + "' are merged into " + ShardNames.inWords(merged));
        }
        return ExitCode.DONE;
    }
}
