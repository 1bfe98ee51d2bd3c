package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt stream create}. */
@Command(name = "create", header = "Create a stream and wait until it can be used.")
public final class StreamCreateCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "STREAM", description = "Name of the stream.")
    private String stream = "";

    @Option(names = "--shards", paramLabel = "N", description = "Number of shards (1).")
    private @Nullable Integer shards;

    @Option(names = "--on-demand", description = "Let the service choose the number of shards.")
    private boolean onDemand;

    public StreamCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (onDemand && shards != null) {
            throw new UsageException("--shards and --on-demand exclude each other (give one)");
        }
        int count = shards == null ? 1 : shards;
        if (count < 1) {
            throw new UsageException("--shards: a stream has at least 1 shard");
        }
        try (StreamAdmin admin = StreamAdmin.of(session)) {
            if (onDemand) {
                admin.streams().createOnDemand(stream);
            } else {
                admin.streams().create(stream, count);
            }
            session.messages()
                    .say("stream '" + stream + "' is ready in "
                            + admin.clients().place());
        }
        return ExitCode.DONE;
    }
}
