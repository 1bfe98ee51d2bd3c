package dev.kdt.cli.command.completion;

import dev.kdt.cli.completion.Shell;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kdt completion}. */
@Command(
        name = "completion",
        header = "Print the script that completes the command line in a shell.",
        description = {
            "It completes commands, options, and values: streams, shards, delivery streams, profiles, regions,"
                + " templates, formats, files. Names of streams and the like come from the service that the command"
                + " line and the environment name, and are kept for some seconds in ~/.cache/kdt (or XDG_CACHE_HOME)."
        })
public final class CompletionCommand implements Callable<Integer> {
    private final Session session;
    private final Supplier<CommandLine> whole;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}.")
    private @Nullable Shell shell;

    /** @param whole makes the command line with all its commands */
    public CompletionCommand(Session session, Supplier<CommandLine> whole) {
        this.session = session;
        this.whole = whole;
    }

    @Override
    public Integer call() {
        Shell asked = shell;
        if (asked == null) {
            throw new IllegalStateException("picocli requires the parameter");
        }
        new DataOut(session.console().out()).text(asked.script(whole.get())).flush();
        return ExitCode.DONE;
    }
}
