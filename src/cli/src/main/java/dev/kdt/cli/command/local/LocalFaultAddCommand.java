package dev.kdt.cli.command.local;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kdt local fault add}. */
@Command(name = "add", header = "Add a fault rule.")
public final class LocalFaultAddCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "FAULT [CONDITION...]",
            hideParamSyntax = true,
            description = "A fault, then its conditions (below).")
    private List<String> words = new ArrayList<>();

    public LocalFaultAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        String rule = FaultOptions.rule(String.join(" ", words)).toString();
        RunningEndpoint.of(session).addFault(rule);
        session.messages().say("in force: " + rule);
        return ExitCode.DONE;
    }
}
