package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.ShardNames;
import dev.kdt.record.HashKey;
import dev.kdt.record.ShardId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** {@code kdt stream split}. */
@Command(
        name = "split",
        header = "Split a shard of a stream in two, and wait until the stream can be used.",
        description = "The shard is closed. Its records can be read until the retention period ends.")
public final class StreamSplitCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "STREAM", description = "Name of the stream.")
    private String stream = "";

    @Parameters(index = "1", paramLabel = "SHARD", description = "Number of the shard, such as 3, or its id.")
    private String shard = "";

    @Option(
            names = "--at",
            paramLabel = "HASH_KEY",
            description = "First hash key of the second shard (the middle of the range).")
    private @Nullable String at;

    public StreamSplitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        String id = ShardNames.id(shard);
        HashKey start = at == null ? null : hashKey(at);
        try (StreamAdmin admin = StreamAdmin.of(session)) {
            List<Shard> children = admin.resharding().split(stream, id, start);
            session.messages()
                    .say("shard " + ShardId.number(id) + " of stream '" + stream + "' is split into "
                            + ShardNames.inWords(children));
        }
        return ExitCode.DONE;
    }

    private static HashKey hashKey(String digits) {
        try {
            return HashKey.parse(digits);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--at: '" + digits + "' is not a hash key (a number from 0 to 2^128-1)");
        }
    }
}
