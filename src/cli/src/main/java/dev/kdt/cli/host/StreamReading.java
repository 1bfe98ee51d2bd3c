package dev.kdt.cli.host;

import dev.kdt.aws.Clients;
import dev.kdt.aws.ReadRate;
import dev.kdt.aws.ShardSelection;
import dev.kdt.aws.StartAt;
import dev.kdt.aws.StreamSource;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.Retrying;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of a stream that is read, and how often.
 *
 * @param until reading ends with the last record that had arrived by then; {@code null}: never
 * @param rate of reading each shard; {@code null}: as fits the service or the embedded endpoint
 */
public record StreamReading(
        String stream,
        StartAt start,
        @Nullable Instant until,
        ShardSelection selection,
        @Nullable ReadRate rate) {
    /** All shards, each as often as fits. */
    public StreamReading(String stream, StartAt start, @Nullable Instant until) {
        this(stream, start, until, new ShardSelection.All(), null);
    }

    StreamSource source(Session session, Clients clients, Checkpoints checkpoints, Retrying retrying) {
        boolean local = session.localAddress().isPresent() || clients.isOnThisMachine();
        ReadRate fitting = local ? ReadRate.LOCAL : ReadRate.SERVICE;
        return new StreamSource(new StreamSource.Settings(
                clients.kinesis(),
                stream,
                clients.place(),
                start,
                until,
                selection,
                checkpoints,
                rate == null ? fitting : rate,
                session.console().clock(),
                retrying));
    }
}
