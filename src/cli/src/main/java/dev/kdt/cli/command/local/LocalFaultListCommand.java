package dev.kdt.cli.command.local;

import dev.kdt.aws.LocalControl;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Table;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PropertyList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kdt local fault list}. */
@Command(name = "list", header = "List the fault rules, and how often each was applied.")
public final class LocalFaultListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final ListFormat format = new ListFormat();

    public LocalFaultListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        DataOut out = new DataOut(session.console().out());
        List<LocalControl.Fault> faults = RunningEndpoint.of(session).faults();
        switch (format.in(session)) {
            case PRETTY -> table(faults).lines().forEach(out::line);
            case TEXT -> faults.forEach(each -> out.line(each.rule()));
            case NDJSON -> faults.forEach(each -> out.line(properties(each).json()));
            case JSON ->
                out.line(PropertyList.indented(
                        faults.stream().map(LocalFaultListCommand::properties).toList()));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static PropertyList properties(LocalControl.Fault fault) {
        return new PropertyList()
                .add("number", fault.number())
                .add("rule", fault.rule())
                .add("asked", fault.asked())
                .add("struck", fault.struck());
    }

    private static Table table(List<LocalControl.Fault> faults) {
        Table table = new Table().row("NUMBER", "STRUCK", "RULE");
        faults.forEach(
                each -> table.row(String.valueOf(each.number()), each.struck() + " of " + each.asked(), each.rule()));
        return table;
    }
}
