package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kdt stream delete}. */
@Command(name = "delete", header = "Delete a stream with its records.")
public final class StreamDeleteCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "STREAM", description = "Name of the stream.")
    private String stream = "";

    public StreamDeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (StreamAdmin admin = StreamAdmin.of(session)) {
            admin.streams().delete(stream);
            session.messages()
                    .say("stream '" + stream + "' is deleted in "
                            + admin.clients().place());
        }
        return ExitCode.DONE;
    }
}
