package dev.kdt.cli.command.local;

import dev.kdt.aws.LocalControl;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kdt local fault clear}. */
@Command(name = "clear", header = "Remove the fault rules with these numbers, or all.")
public final class LocalFaultClearCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..*",
            paramLabel = "RULE_NUMBER",
            description = "Number of a rule, as 'list -o pretty' prints it.")
    private List<Integer> numbers = new ArrayList<>();

    public LocalFaultClearCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        LocalControl endpoint = RunningEndpoint.of(session);
        if (numbers.isEmpty()) {
            endpoint.clearFaults();
        }
        for (int number : numbers) {
            endpoint.clearFault(number);
        }
        return ExitCode.DONE;
    }
}
