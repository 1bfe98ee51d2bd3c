package dev.kdt.cli.command.local;

import dev.kdt.aws.LocalMappings.Mapping;
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

/** {@code kdt local mapping list}. */
@Command(name = "list", header = "List the mappings of streams to functions, and how the last call of each ended.")
public final class LocalMappingListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final ListFormat format = new ListFormat();

    public LocalMappingListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        DataOut out = new DataOut(session.console().out());
        List<Mapping> mappings = RunningEndpoint.mappings(session).list();
        switch (format.in(session)) {
            case PRETTY -> table(mappings).lines().forEach(out::line);
            case TEXT -> mappings.forEach(each -> out.line(each.id()));
            case NDJSON -> mappings.forEach(each -> out.line(properties(each).json()));
            case JSON ->
                out.line(PropertyList.indented(mappings.stream()
                        .map(LocalMappingListCommand::properties)
                        .toList()));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static PropertyList properties(Mapping mapping) {
        return new PropertyList()
                .add("id", mapping.id())
                .add("function", mapping.function())
                .add("stream", mapping.stream())
                .add("state", mapping.state())
                .add("lastResult", mapping.lastResult())
                .add("batchSize", mapping.batchSize());
    }

    private static Table table(List<Mapping> mappings) {
        Table table = new Table().row("FUNCTION", "STREAM", "STATE", "LAST RESULT", "ID");
        mappings.forEach(each -> table.row(each.function(), each.stream(), each.state(), each.lastResult(), each.id()));
        return table;
    }
}
