package dev.kdt.cli.command.local;

import dev.kdt.aws.LocalMappings;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/** A command that does something to mappings that are named, and says of each that it is done. */
abstract class MappingChange implements Callable<Integer> {
    private final Session session;
    private final String done;

    @Parameters(
            index = "0",
            paramLabel = "MAPPING",
            description = "The function's name for all of its mappings, FUNCTION=STREAM, or the mapping's id.")
    private String name = "";

    /** @param done what was done to each, such as {@code paused} */
    MappingChange(Session session, String done) {
        this.session = session;
        this.done = done;
    }

    /** Does it. */
    abstract void change(LocalMappings mappings, LocalMappings.Mapping mapping) throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        LocalMappings mappings = RunningEndpoint.mappings(session);
        for (LocalMappings.Mapping each : mappings.named(name)) {
            change(mappings, each);
            session.messages()
                    .say(done + " the mapping of stream '" + each.stream() + "' to function '" + each.function() + "'");
        }
        return ExitCode.DONE;
    }
}
