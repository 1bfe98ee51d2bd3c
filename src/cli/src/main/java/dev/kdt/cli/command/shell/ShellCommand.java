package dev.kdt.cli.command.shell;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.screen.TerminalCheck;
import dev.kdt.cli.shell.CommandLines;
import dev.kdt.cli.shell.InteractiveShell;
import dev.kdt.cli.shell.ScriptShell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code kdt shell}. */
@Command(
        name = "shell",
        header = "Run commands one after the other, with history and completion.",
        description = {
            "The program starts once. Commands are typed without 'kdt'; --profile, --region, --endpoint-url, --local,"
                    + " -q, -v and --color given to the shell hold for each of them. The prompt shows the profile, the"
                    + " region and the endpoint, and the last exit code when it is not 0.",
            "",
            "'use STREAM' names a stream: commands whose first argument is STREAM, such as tail, top and stream"
                    + " describe, take it when they are given no argument, except stream delete, and @ stands for it"
                    + " anywhere, as in 'produce @ orders.ndjson'. 'use' alone ends that.",
            "",
            "Words are quoted as in sh, without variables and without patterns of file names; a line with an open"
                    + " quotation mark or a backslash at its end goes on in the next one. '> FILE' and '>> FILE' write"
                    + " results to a file, '| PROGRAM' gives them to a program. Ctrl-C ends the command, a second one"
                    + " leaves what is on its way; 'exit', 'quit' and Ctrl-D end the shell.",
            "",
            "When stdin is not a terminal, its lines are run as a script, up to the first command that fails, with the"
                    + " exit code of the last one that ran; commands of a script have no stdin of their own."
        })
public final class ShellCommand implements Callable<Integer> {
    private final Session session;
    private final CommandLines commands;

    public ShellCommand(Session session, CommandLines commands) {
        this.session = session;
        this.commands = commands;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!session.console().terminal().in()) {
            return new ScriptShell(session, commands).run();
        }
        String defect = TerminalCheck.defect(session.console());
        if (defect != null) {
            throw new UsageException("kdt shell" + defect);
        }
        return new InteractiveShell(session, commands).run();
    }
}
