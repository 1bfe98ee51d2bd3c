package dev.kdt.cli.command.context;

import dev.kdt.cli.config.ConfigFile;
import dev.kdt.cli.config.ConfigFiles;
import dev.kdt.cli.config.TrustedFiles;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kdt context trust}. */
@Command(
        name = "trust",
        header = "Trust the project's file as it is now: its context, profile and endpoints.",
        description = "The trust is in the file's place and in what is in it: a file that is changed or moved is not"
                + " trusted. It is kept in $XDG_STATE_HOME/kdt/trusted or ~/.local/state/kdt/trusted.")
public final class ContextTrustCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--remove", description = "Trust it no longer.")
    private boolean remove;

    public ContextTrustCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ConfigFile file = session.files()
                .ofProject()
                .orElseThrow(() -> new UsageException("there is no " + ConfigFiles.PROJECT_FILE
                        + " here, nor in a folder above, up to the root of the repository"));
        TrustedFiles trusted = session.trustedFiles();
        if (remove) {
            boolean was = trusted.remove(file.source());
            session.messages().say(file.name() + (was ? " is trusted no longer" : " was not trusted"));
            return ExitCode.DONE;
        }
        trusted.add(file.source());
        file.guarded()
                .forEach((name, written) -> session.messages()
                        .say("trusted: " + name + ": " + written.value() + " (" + written.place() + ")"));
        session.messages()
                .say(
                        file.needsTrust()
                                ? file.name() + " is trusted until it changes"
                                : file.name() + " is trusted until it changes; nothing in it needs that now");
        return ExitCode.DONE;
    }
}
