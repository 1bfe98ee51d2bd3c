package dev.kdt.cli.command.config;

import picocli.CommandLine.Command;

/** {@code kdt config}: groups the commands about the configuration. */
@Command(
        name = "config",
        header = "Show the settings in force, and where each comes from.",
        description = "'kdt context --help' tells what configuration files may say.",
        synopsisSubcommandLabel = "COMMAND")
public final class ConfigCommand {}
