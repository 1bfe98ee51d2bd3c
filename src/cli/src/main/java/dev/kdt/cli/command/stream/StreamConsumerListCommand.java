package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StreamArgument;
import dev.kdt.cli.show.PropertyList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.kinesis.model.Consumer;

/** {@code kdt stream consumer list}. */
@Command(
        name = "list",
        header = "List the registered consumers of a stream.",
        description = "AWS bills each by the hour, and a stream has 20 at the most.")
public final class StreamConsumerListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final StreamArgument stream = new StreamArgument();

    @Mixin
    private final ListFormat format = new ListFormat();

    public StreamConsumerListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        DataOut out = new DataOut(session.console().out());
        try (StreamAdmin admin = StreamAdmin.of(session)) {
            List<Consumer> consumers = admin.consumers().list(admin.streams().identify(stream.in(session)));
            List<PropertyList> properties =
                    consumers.stream().map(StreamJson::consumer).toList();
            switch (format.in(session)) {
                case PRETTY -> ConsumerTable.lines(consumers).forEach(out::line);
                case TEXT -> consumers.forEach(each -> out.line(each.consumerName()));
                case NDJSON -> properties.forEach(each -> out.line(each.json()));
                case JSON -> out.line(PropertyList.indented(properties));
            }
        }
        out.flush();
        return ExitCode.DONE;
    }
}
