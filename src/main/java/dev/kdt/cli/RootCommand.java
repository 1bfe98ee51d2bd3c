package dev.kdt.cli;

import dev.kdt.cli.option.Everywhere;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kdt} itself: it holds what its commands share. */
@Command(
        name = "kdt",
        header = "Run data through Amazon Kinesis: produce, look, transform, deliver; on AWS or on your own machine.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start here, no AWS account needed:",
            "  kdt demo                                    the whole way of 20,000 orders",
            "  kdt local --stream orders:4                 a stream on this machine",
            "  seq 1 1000 | kdt produce orders --local     records into it",
            "  kdt tail orders --local --since 10m         and out again"
        })
final class RootCommand {
    @Mixin
    private final Everywhere everywhere = new Everywhere();

    Everywhere everywhere() {
        return everywhere;
    }
}
