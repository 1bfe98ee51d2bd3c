package dev.kdt.cli.command.local;

import dev.kdt.aws.LocalMappings;
import dev.kdt.cli.option.Session;
import picocli.CommandLine.Command;

/** {@code kdt local mapping delete}. */
@Command(name = "delete", header = "Delete mappings; a new one begins anew.")
public final class LocalMappingDeleteCommand extends MappingChange {
    public LocalMappingDeleteCommand(Session session) {
        super(session, "deleted");
    }

    @Override
    void change(LocalMappings mappings, LocalMappings.Mapping mapping) throws InterruptedException {
        mappings.delete(mapping);
    }
}
