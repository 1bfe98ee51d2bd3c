package dev.kdt.cli.command.stream;

import picocli.CommandLine.Command;

/** {@code kdt stream}: groups the commands about streams. */
@Command(
        name = "stream",
        header = "List, create, describe, reshard and delete streams.",
        synopsisSubcommandLabel = "COMMAND")
public final class StreamCommand {}
