package dev.kdt.cli.command.local;

import picocli.CommandLine.Command;

/** {@code kdt local mapping}: groups the commands about event source mappings of a running endpoint. */
@Command(
        name = "mapping",
        header = "Hand the records of streams to Lambda functions of a running endpoint.",
        synopsisSubcommandLabel = "COMMAND")
public final class LocalMappingCommand {}
