package dev.kdt.cli.host;

import dev.kdt.aws.Clients;
import dev.kdt.aws.StartAt;
import dev.kdt.aws.StreamSource;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.Retrying;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The part of a stream that is read.
 *
 * @param until reading ends with the last record that had arrived by then; {@code null}: never
 * @param shards only these; empty: all
 */
public record StreamReading(
        String stream, StartAt start, @Nullable Instant until, Set<String> shards) {
    /** The service allows five reads a second and shard, for all readers together. */
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

    private static final Duration BETWEEN_LOCAL_READS = Duration.ofMillis(100);

    StreamSource source(Session session, Clients clients, Checkpoints checkpoints, Retrying retrying) {
        return new StreamSource(new StreamSource.Settings(
                clients.kinesis(),
                stream,
                clients.place(),
                start,
                until,
                shards,
                checkpoints,
                session.localAddress().isPresent() ? BETWEEN_LOCAL_READS : BETWEEN_READS,
                session.console().clock(),
                retrying));
    }
}
