package dev.kdt.cli.host;

import dev.kdt.aws.Clients;
import dev.kdt.aws.ConsumerChoice;
import dev.kdt.aws.FanOut;
import dev.kdt.aws.ReadRate;
import dev.kdt.aws.ShardSelection;
import dev.kdt.aws.StartAt;
import dev.kdt.aws.StreamControl;
import dev.kdt.aws.StreamSource;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.ArrivalMerge;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Stop;
import dev.kdt.flow.UserRecordCheckpoints;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of a stream that is read, how often, and by which group.
 *
 * @param until reading ends with the last record that had arrived by then; {@code null}: never
 * @param rate of reading each shard; {@code null}: as fits the service or the embedded endpoint
 * @param efo the consumer that records are pushed to; {@code null}: they are polled
 * @param group whose checkpoints say where to go on; {@code null}: none
 * @param merge how long a shard that gives nothing is waited for, when records are to come in the order of their arrival; {@code
 *     null}: they come as they are read
 */
public record StreamReading(
        String stream,
        StartAt start,
        @Nullable Instant until,
        ShardSelection selection,
        @Nullable ReadRate rate,
        @Nullable ConsumerChoice efo,
        @Nullable ReadingGroup group,
        @Nullable Duration merge) {
    /** All shards, polled as often as fits. */
    public StreamReading(String stream, StartAt start, @Nullable Instant until) {
        this(stream, start, until, new ShardSelection.All(), null, null, null, null);
    }

    /** The checkpoints of the group, if there is one. */
    Checkpoints checkpoints(Session session, Clients clients, Retrying retrying) throws InterruptedException {
        if (group == null) {
            return Checkpoints.NONE;
        }
        StreamControl control = new StreamControl(clients.kinesis(), clients.place(), retrying);
        return new UserRecordCheckpoints(group.open(control.identify(stream), session));
    }

    /** Brings records into the order of their arrival, if that is asked for. */
    @Nullable
    ArrivalMerge arrivalMerge(Session session, Stop stop) {
        return merge == null
                ? null
                : new ArrivalMerge(
                        merge, session.console().clock(), session.console().sleeper(), stop, session.messages()::warn);
    }

    StreamSource source(Session session, Clients clients, Checkpoints checkpoints, Retrying retrying) {
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
        return new StreamSource(settings, efo == null ? null : () -> fanOut(efo, session, clients, retrying));
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
