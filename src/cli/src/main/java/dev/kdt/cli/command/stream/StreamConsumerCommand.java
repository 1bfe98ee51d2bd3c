package dev.kdt.cli.command.stream;

import picocli.CommandLine.Command;

/** {@code kdt stream consumer}: groups the commands about registered consumers. */
@Command(
        name = "consumer",
        header = "List and remove the registered consumers of a stream (enhanced fan-out).",
        synopsisSubcommandLabel = "COMMAND")
public final class StreamConsumerCommand {}
