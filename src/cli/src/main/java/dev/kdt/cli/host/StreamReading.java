package dev.kdt.cli.host;

import dev.kdt.aws.Clients;
import dev.kdt.aws.ConsumerChoice;
import dev.kdt.aws.FanOut;
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
 * @param efo the consumer that records are pushed to; {@code null}: they are polled
 */
public record StreamReading(
        String stream,
        StartAt start,
        @Nullable Instant until,
        ShardSelection selection,
        @Nullable ReadRate rate,
        @Nullable ConsumerChoice efo) {
    /** All shards, polled as often as fits. */
    public StreamReading(String stream, StartAt start, @Nullable Instant until) {
        this(stream, start, until, new ShardSelection.All(), null, null);
    }

    StreamSource source(Session session, Clients clients, Checkpoints checkpoints, Retrying retrying)
            throws InterruptedException {
        boolean local = session.localAddress().isPresent() || clients.isOnThisMachine();
        ReadRate fitting = local ? ReadRate.LOCAL : ReadRate.SERVICE;
        StreamSource.Settings settings = new StreamSource.Settings(
                clients.kinesis(),
                stream,
                clients.place(),
                start,
                until,
                selection,
                checkpoints,
                rate == null ? fitting : rate,
                session.console().clock(),
                retrying);
        return new StreamSource(settings, efo == null ? null : fanOut(efo, session, clients, retrying));
    }

    private FanOut fanOut(ConsumerChoice consumer, Session session, Clients clients, Retrying retrying)
            throws InterruptedException {
        return FanOut.open(new FanOut.Settings(
                session.aws(),
                clients.kinesis(),
                stream,
                clients.place(),
                consumer,
                retrying,
                session.messages()::warn));
    }
}
