package dev.kdt.cli.command.local;

import dev.kdt.aws.LocalMappings;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kdt local mapping delete}. */
@Command(name = "delete", header = "Delete mappings; a new one begins anew.")
public final class LocalMappingDeleteCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "MAPPING",
            description = "The function's name for all of its mappings, FUNCTION=STREAM, or the mapping's id.")
    private String name = "";

    public LocalMappingDeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        LocalMappings mappings = RunningEndpoint.mappings(session);
        for (LocalMappings.Mapping each : mappings.named(name)) {
            mappings.delete(each);
            session.messages()
                    .say("deleted the mapping of stream '" + each.stream() + "' to function '" + each.function() + "'");
        }
        return ExitCode.DONE;
    }
}
