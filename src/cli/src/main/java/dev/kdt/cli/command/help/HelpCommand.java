package dev.kdt.cli.command.help;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.help.HelpLayout;
import dev.kdt.cli.help.HelpPage;
import dev.kdt.cli.help.Manual;
import dev.kdt.cli.option.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kdt help}. */
@Command(
        name = "help",
        header = "Explain a command or a topic.",
        description = {
            "The help of a command is its manual page: what --help shows, with exit codes and related topics. Without",
            "a name, all commands and topics are listed."
        })
public final class HelpCommand implements Callable<Integer> {
    private final Session session;
    private final Supplier<CommandLine> commands;

    @Parameters(
            arity = "0..*",
            paramLabel = "[COMMAND|TOPIC]",
            hideParamSyntax = true,
            description = "A command, such as tail or stream create, or a topic, such as jq.")
    private List<String> words = new ArrayList<>();

    /** @param commands makes the command line with every command in it */
    public HelpCommand(Session session, Supplier<CommandLine> commands) {
        this.session = session;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        Manual manual = Manual.of(commands.get(), session.coloredData());
        HelpPage page = manual.page(words);
        new DataOut(session.console().out())
                .text(HelpLayout.text(page, session))
                .flush();
        return ExitCode.DONE;
    }
}
