package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Confirmation;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.SourceStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.kinesis.model.Consumer;

/** {@code kdt stream consumer remove}. */
@Command(
        name = "remove",
        header = "Remove registered consumers of a stream, such as one that a killed 'kdt tail --efo' left.",
        description = "Whoever reads as one of them is cut off.")
public final class StreamConsumerRemoveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "STREAM", description = "Name of the stream.")
    private String stream = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "CONSUMER", description = "Name of the consumer.")
    private @Nullable String consumer;

    @Option(names = "--all", description = "Remove all consumers of the stream, after a question.")
    private boolean all;

    @Mixin
    private final Confirmation confirmation = new Confirmation();

    public StreamConsumerRemoveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (all == (consumer != null)) {
            throw new UsageException(
                    all
                            ? "CONSUMER and --all exclude each other (give one)"
                            : "no consumer is named (kdt stream consumer list shows them; --all removes all)");
        }
        try (StreamAdmin admin = StreamAdmin.of(session)) {
            SourceStream source = admin.streams().identify(stream);
            List<String> names = consumer != null ? List.of(consumer) : confirmed(admin, source);
            for (String each : names) {
                admin.consumers().remove(source, each);
                session.messages().say("consumer '" + each + "' of stream '" + stream + "' is removed");
            }
        }
        return ExitCode.DONE;
    }

    /** All consumers, when the user wants to lose them. */
    private List<String> confirmed(StreamAdmin admin, SourceStream source) throws InterruptedException {
        List<String> names = admin.consumers().list(source).stream()
                .map(Consumer::consumerName)
                .toList();
        if (names.isEmpty()) {
            session.messages().say("stream '" + stream + "' has no consumers");
            return names;
        }
        confirmation.require(
                "remove " + Amounts.count(names.size(), "consumer") + " of stream '" + stream + "' ("
                        + names.stream().collect(Collectors.joining(", ")) + ")",
                session);
        return names;
    }
}
