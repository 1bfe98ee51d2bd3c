package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Table;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PropertyList;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/** {@code kdt stream list}. */
@Command(name = "list", header = "List the streams.")
public final class StreamListCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final ListFormat format = new ListFormat();

    public StreamListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        DataOut out = new DataOut(session.console().out());
        try (StreamAdmin admin = StreamAdmin.of(session)) {
            List<StreamSummary> streams = admin.streams().list();
            switch (format.in(session)) {
                case PRETTY -> table(streams).lines().forEach(out::line);
                case TEXT -> streams.forEach(each -> out.line(each.streamName()));
                case NDJSON -> streams.forEach(each -> out.line(properties(each).json()));
                case JSON ->
                    out.line(PropertyList.indented(
                            streams.stream().map(StreamListCommand::properties).toList()));
            }
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static PropertyList properties(StreamSummary stream) {
        return new PropertyList()
                .add("name", stream.streamName())
                .add("arn", stream.streamARN())
                .add("status", stream.streamStatusAsString())
                .add("mode", StreamAdmin.mode(stream.streamModeDetails()))
                .add("created", created(stream));
    }

    private static Table table(List<StreamSummary> streams) {
        Table table = new Table().row("NAME", "STATUS", "MODE", "CREATED");
        streams.forEach(each -> table.row(
                each.streamName(),
                shown(each.streamStatusAsString()),
                shown(StreamAdmin.mode(each.streamModeDetails())),
                shown(created(each))));
        return table;
    }

    private static @Nullable String created(StreamSummary stream) {
        Instant created = stream.streamCreationTimestamp();
        return created == null ? null : created.toString();
    }

    /** The fact; a dash for one that the endpoint does not tell. */
    private static String shown(@Nullable String fact) {
        return fact == null ? "-" : fact;
    }
}
