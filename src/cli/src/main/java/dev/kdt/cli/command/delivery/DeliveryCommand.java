package dev.kdt.cli.command.delivery;

import picocli.CommandLine.Command;

/** {@code kdt delivery}: groups the commands about delivery streams. */
@Command(
        name = "delivery",
        header = "List, create, describe, flush and delete delivery streams.",
        synopsisSubcommandLabel = "COMMAND")
public final class DeliveryCommand {}
