package dev.kdt.cli;

import dev.kdt.cli.option.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kdt} itself: it holds what its commands share. */
@Command(
        name = "kdt",
        header = "Send records through Amazon Kinesis: produce, read, transform, deliver; on AWS or on this machine.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start here, no AWS account needed:",
            "  kdt demo                                  20,000 orders, from end to end",
            "  kdt local --stream orders:4               a stream on this machine",
            "  seq 1 1000 | kdt produce orders --local   a record for each line",
            "  kdt tail orders --local --since 10m       the records of the last ten minutes"
        })
final class RootCommand {
    @Mixin
    private final GlobalOptions global = new GlobalOptions();

    GlobalOptions global() {
        return global;
    }
}
