package dev.kdt.cli.shell;

import dev.kdt.cli.console.Console;
import java.util.List;
import picocli.CommandLine;

/** The commands of kdt, as a shell needs them. */
public interface CommandLines {
    /** Runs one command line in a world of its own, and returns its exit code. */
    int run(Console console, List<String> words);

    /** The model of all commands; made anew, since it takes a while and not every shell needs it. */
    CommandLine model();
}
