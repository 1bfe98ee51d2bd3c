package dev.kdt.cli;

import dev.kdt.cli.option.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kdt} itself: it holds what its commands share. */
@Command(
        name = "kdt",
        header = "Send records through Amazon Kinesis: produce, read, transform, deliver; on AWS or on this machine.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class RootCommand {
    @Mixin
    private final GlobalOptions global = new GlobalOptions();

    GlobalOptions global() {
        return global;
    }
}
