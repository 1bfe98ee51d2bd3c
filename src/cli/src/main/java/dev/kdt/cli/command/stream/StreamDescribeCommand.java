package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StreamArgument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kdt stream describe}. */
@Command(
        name = "describe",
        header = "Show a stream: its settings, shards and their lineage, and its consumers.",
        description = "A read of an open shard counts against the 5 reads a second that its readers share.")
public final class StreamDescribeCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private final StreamArgument stream = new StreamArgument();

    @Option(
            names = "--records",
            paramLabel = "WHEN",
            description =
                    "Estimate how many records arrive in each open shard, by one read of its last two minutes: always,"
                            + " never, or auto, up to 50 open shards (auto).")
    private StreamFacts.Counting records = StreamFacts.Counting.AUTO;

    @Option(
            names = "--full",
            description = "Show all shards, however many there are, and the hash keys that they take.")
    private boolean full;

    @Mixin
    private final ListFormat format = new ListFormat();

    public StreamDescribeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        DataOut out = new DataOut(session.console().out());
        try (StreamAdmin admin = StreamAdmin.of(session)) {
            StreamFacts facts = StreamFacts.of(
                    admin, stream.in(session), records, session.console().clock(), session.messages()::say);
            switch (format.in(session)) {
                case PRETTY, TEXT -> StreamPage.lines(facts, full).forEach(out::line);
                case NDJSON -> out.line(StreamJson.of(facts).json());
                case JSON -> out.line(StreamJson.of(facts).indented());
            }
        }
        out.flush();
        return ExitCode.DONE;
    }
}
