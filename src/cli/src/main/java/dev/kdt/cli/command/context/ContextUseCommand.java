package dev.kdt.cli.command.context;

import dev.kdt.cli.config.ConfigFile;
import dev.kdt.cli.config.CurrentContext;
import dev.kdt.cli.config.InForce;
import dev.kdt.cli.config.SettingOrigin;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.pipeline.config.Suggestion;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kdt context use}. */
@Command(
        name = "use",
        header = "Make a context of your file the current one.",
        description = "Only the value of 'context' in your file changes. A project's file stays as it is.")
public final class ContextUseCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "CONTEXT", description = "Name of the context.")
    private String name = "";

    public ContextUseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ConfigFile file = session.files()
                .ofUser()
                .orElseThrow(() -> new UsageException("you have no file of contexts (kdt context --help shows one)"));
        Set<String> known = file.contexts().keySet();
        if (!known.contains(name)) {
            boolean projects = session.files()
                    .ofProject()
                    .filter(each -> each.contexts().containsKey(name))
                    .isPresent();
            throw new UsageException(file.name() + " has no context '" + name + "'"
                    + (projects
                            ? " (it is one of the project: --context " + name + " uses it)"
                            : Suggestion.among(known, name)));
        }
        CurrentContext.write(file, name);
        session.messages().say("the current context is '" + name + "' (" + file.name() + ")");
        warnOfOther();
        return ExitCode.DONE;
    }

    /** What goes before the user's file is read anew, and may name no context that is there. */
    private void warnOfOther() {
        try {
            InForce inForce = new Session(session.console(), session.global())
                    .configuration()
                    .context();
            if (inForce != null
                    && !(inForce.origin() instanceof SettingOrigin.InFile in
                            && !in.file().isProject())) {
                session.messages()
                        .warn(inForce.origin() + " goes before it: here the context is '" + inForce.value() + "'");
            }
        } catch (UsageException e) {
            session.messages().warn(String.valueOf(e.getMessage()));
        }
    }
}
