package dev.kdt.cli.command.local;

import picocli.CommandLine.Command;

/** {@code kdt local fault}: groups the commands about faults of a running endpoint. */
@Command(
        name = "fault",
        header = "List, add and clear the fault rules of a running endpoint.",
        synopsisSubcommandLabel = "COMMAND")
public final class LocalFaultCommand {}
