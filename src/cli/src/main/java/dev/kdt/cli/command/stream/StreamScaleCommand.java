package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt stream scale}. */
@Command(
        name = "scale",
        header = "Change the number of shards of a stream, and wait until it can be used.",
        description = {
            "UpdateShardCount can at most double or halve the number; a larger change is made in several calls.",
            "AWS allows ten calls a day."
        })
public final class StreamScaleCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "STREAM", description = "Name of the stream.")
    private String stream = "";

    @Option(names = "--shards", required = true, paramLabel = "N", description = "New number of shards.")
    private int shards;

    public StreamScaleCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (shards < 1) {
            throw new UsageException("--shards: a stream has at least 1 shard");
        }
        try (StreamAdmin admin = StreamAdmin.of(session)) {
            admin.resharding().scale(stream, shards, reached -> {
                if (reached != shards) {
                    session.messages().say("stream '" + stream + "' has " + reached + " open shards, scaling further");
                }
            });
            session.messages()
                    .say("stream '" + stream + "' has " + shards + (shards == 1 ? " open shard" : " open shards"));
        }
        return ExitCode.DONE;
    }
}
