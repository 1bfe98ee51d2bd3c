package dev.kdt.cli.command.delivery;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Table;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PropertyList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kdt delivery list}. */
@Command(name = "list", header = "List the delivery streams.")
public final class DeliveryListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final ListFormat format = new ListFormat();

    public DeliveryListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        DataOut out = new DataOut(session.console().out());
        try (DeliveryAdmin admin = DeliveryAdmin.of(session)) {
            var names = admin.deliveryStreams().list();
            switch (format.in(session)) {
                case PRETTY -> {
                    Table table = new Table().row("NAME");
                    names.forEach(table::row);
                    table.lines().forEach(out::line);
                }
                case TEXT -> names.forEach(out::line);
                case NDJSON ->
                    names.forEach(each ->
                            out.line(new PropertyList().add("name", each).json()));
                case JSON ->
                    out.line(PropertyList.indented(names.stream()
                            .map(each -> new PropertyList().add("name", each))
                            .toList()));
            }
        }
        out.flush();
        return ExitCode.DONE;
    }
}
