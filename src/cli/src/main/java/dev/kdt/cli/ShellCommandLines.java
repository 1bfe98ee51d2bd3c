package dev.kdt.cli;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.shell.CommandLines;
import java.util.List;
import picocli.CommandLine;

/** The commands that a shell runs: all that the process has. */
record ShellCommandLines(Session session) implements CommandLines {
    @Override
    public int run(Console console, List<String> words) {
        return new Kdt(console).run(words.toArray(String[]::new));
    }

    @Override
    public CommandLine model() {
        return Kdt.whole(session.console());
    }
}
