package dev.kdt.cli.command;

import dev.kdt.aws.Clients;
import dev.kdt.aws.DeliveryStreams;
import dev.kdt.aws.Streams;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;

/** Where outputs go, as {@code --to} names it: {@code kinesis:NAME}, {@code firehose:NAME}, a file, or {@code -}. */
sealed interface Target {
    /** A stream. */
    record Stream(String name) implements Target {}

    /** A stream, whose records are aggregates of the Kinesis Producer Library. */
    record Aggregates(String stream) implements Target {}

    /** A delivery stream. */
    record Delivery(String name) implements Target {}

    /** A file, which is written anew. */
    record OutputFile(String name) implements Target {}

    /** Nowhere: outputs are counted. */
    record Nowhere() implements Target {}

    /** Standard output. */
    record Stdout() implements Target {}

    /**
     * The target that {@code text} names.
     *
     * @throws UsageException when it names nothing
     */
    static Target parse(String text) {
        if (text.equals("-")) {
            return new Stdout();
        }
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon);
        String name = text.substring(colon + 1);
        if (name.isEmpty()) {
            throw new UsageException(
                    "'" + text + "' names no target (write kinesis:NAME, firehose:NAME, a file, or -)");
        }
        return switch (kind) {
            case "kinesis" -> new Stream(name);
            case "firehose" -> new Delivery(name);
            default -> new OutputFile(text);
        };
    }

    /**
     * Looks whether a service's target is there before anything is read: otherwise a slip of the pen would park a whole stream.
     *
     * @throws dev.kdt.aws.AwsException when it is not
     */
    default void requireThere(Session session, Clients clients) throws InterruptedException {
        switch (this) {
            case Stream(String name) -> streams(session, clients).describe(name);
            case Aggregates(String name) -> streams(session, clients).describe(name);
            case Delivery(String name) ->
                new DeliveryStreams(
                                clients.firehose(),
                                clients.place(),
                                session.console().sleeper())
                        .describe(name);
            case OutputFile _, Nowhere _, Stdout _ -> {}
        }
    }

    private static Streams streams(Session session, Clients clients) {
        return new Streams(clients.kinesis(), clients.place(), session.console().sleeper());
    }
}
