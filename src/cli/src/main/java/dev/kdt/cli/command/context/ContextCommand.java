package dev.kdt.cli.command.context;

import picocli.CommandLine.Command;

/** {@code kdt context}: groups the commands about contexts. */
@Command(
        name = "context",
        header = "List, choose and show named contexts; trust a project's file.",
        description = {
            "A context is a set of settings with a name. Contexts stand in your file, $XDG_CONFIG_HOME/kdt/config.yaml"
                + " or ~/.config/kdt/config.yaml, and in a project's, .kdt.yaml in the current folder or the nearest"
                + " one above it, up to the root of the repository or to below your home folder.",
            "",
            "The command line goes before the environment, the environment before the project's file, and that before"
                    + " yours. A context that --context names goes before the environment, too. 'kdt config show'"
                    + " tells where each value comes from.",
            "",
            "A project's file may set region, stream, output and color. Its context, profile, endpoint-url and local"
                    + " decide where calls go and who signs them: commands refuse to call a service until you have"
                    + " trusted the file."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class ContextCommand {}
