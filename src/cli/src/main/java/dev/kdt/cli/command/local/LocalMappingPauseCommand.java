package dev.kdt.cli.command.local;

import dev.kdt.aws.LocalMappings;
import dev.kdt.cli.option.Session;
import picocli.CommandLine.Command;

/** {@code kdt local mapping pause}. */
@Command(name = "pause", header = "Stop handing over records; 'resume' goes on from the same place.")
public final class LocalMappingPauseCommand extends MappingChange {
    public LocalMappingPauseCommand(Session session) {
        super(session, "paused");
    }

    @Override
    void change(LocalMappings mappings, LocalMappings.Mapping mapping) throws InterruptedException {
        mappings.pause(mapping);
    }
}
