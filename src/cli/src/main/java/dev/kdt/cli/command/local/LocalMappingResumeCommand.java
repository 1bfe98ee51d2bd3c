package dev.kdt.cli.command.local;

import dev.kdt.aws.LocalMappings;
import dev.kdt.cli.option.Session;
import picocli.CommandLine.Command;

/** {@code kdt local mapping resume}. */
@Command(name = "resume", header = "Go on handing over records after 'pause'.")
public final class LocalMappingResumeCommand extends MappingChange {
    public LocalMappingResumeCommand(Session session) {
        super(session, "resumed");
    }

    @Override
    void change(LocalMappings mappings, LocalMappings.Mapping mapping) throws InterruptedException {
        mappings.resume(mapping);
    }
}
