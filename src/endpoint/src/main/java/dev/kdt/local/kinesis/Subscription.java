package dev.kdt.local.kinesis;

import dev.kdt.endpoint.event.Occasion;
import dev.kdt.endpoint.fault.FaultKind;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.local.stream.FanOutLimit;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.time.Signal;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.AnswerWriter;
import dev.kdt.local.wire.EventWriter;
import dev.kdt.local.wire.Events;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.record.Limits;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One reader of a shard whom records are pushed to, for five minutes (Amazon Kinesis API Reference, SubscribeToShard). */
final class Subscription implements Events {
    private static final long MAX_BYTES = 1 << 20;
    /** Readers hear at least this often, so that they know how far they are and we learn that they are gone. */
    private static final long HEARTBEAT_MILLIS = 5_000;

    private static final String EVENT = "SubscribeToShardEvent";
    private static final Set<FaultKind> AFTER_EVENT =
            EnumSet.of(FaultKind.RESET, FaultKind.SEAL, FaultKind.END, FaultKind.EVENT_ERROR, FaultKind.SILENCE);

    private final Subscriptions all;
    private final Streams streams;
    private final KinesisStream stream;
    private final Shard shard;
    private final String consumerArn;
    private final long started;
    private final Signal signal = new Signal();
    private final Runnable wake = signal::raise;
    private final Timeline.Plan ending;
    private final FanOutLimit limit;
    private long next;
    private boolean isSilent;
    private boolean isOver;
    private volatile @Nullable ServiceException end;

    Subscription(
            Subscriptions all,
            Streams streams,
            KinesisStream stream,
            Shard shard,
            String consumerArn,
            long started,
            long next) {
        this.all = all;
        this.streams = streams;
        this.stream = stream;
        this.shard = shard;
        this.consumerArn = consumerArn;
        this.started = started;
        this.next = next;
        shard.log().addListener(wake);
        stream.addReshardListener(wake);
        this.limit = new FanOutLimit(streams.options().limits());
        this.ending = streams.timeline().at(started + Limits.SUBSCRIPTION_LIFE_MILLIS, wake);
    }

    String consumerArn() {
        return consumerArn;
    }

    int shard() {
        return shard.info().index();
    }

    /** Milliseconds since the epoch. */
    long started() {
        return started;
    }

    /** Ends it from outside. */
    void end(ServiceException why) {
        end = why;
        signal.raise();
    }

    @Override
    public void writeTo(EventWriter out) throws IOException, InterruptedException {
        long heard = 0;
        while (streams.timeline().millis() < started + Limits.SUBSCRIPTION_LIFE_MILLIS) {
            ServiceException ended = whyEnded();
            if (ended != null) {
                out.exception(ended);
                return;
            }
            if (isSilent) {
                signal.await();
                continue;
            }
            long now = streams.timeline().millis();
            long ready = limit.readyAt(now);
            if (ready > now) {
                awaitMore(ready);
                continue;
            }
            Page page = Page.read(stream, shard, next, Limits.GET_RECORDS_COUNT, MAX_BYTES, now);
            if (!page.records().isEmpty() || page.atEnd() || now - heard >= HEARTBEAT_MILLIS) {
                next = page.next();
                send(out, page);
                limit.sent(page.bytes());
                heard = now;
                if (page.atEnd()) {
                    return;
                }
                failOnDemand();
                if (isOver) {
                    return;
                }
            }
            if (page.records().isEmpty()) {
                awaitMore(heard + HEARTBEAT_MILLIS);
            }
        }
    }

    /** Waits for news, or until {@code latest}. */
    private void awaitMore(long latest) throws InterruptedException {
        Timeline.Plan plan = streams.timeline().at(latest, wake);
        try {
            signal.await();
        } finally {
            plan.cancel();
        }
    }

    /** Lets a fault strike after an event. */
    private void failOnDemand() throws IOException {
        FaultRule fault = strike(AFTER_EVENT);
        if (fault == null) {
            return;
        }
        switch (fault.kind()) {
            case RESET -> throw new IOException("cut on demand");
            case SEAL -> Sealing.seal(stream, shard);
            case SILENCE -> isSilent = true;
            case END -> isOver = true;
            case EVENT_ERROR ->
                end = ServiceException.failed(
                        "InternalFailureException", 500, "A fault rule of the endpoint ended this subscription.");
            default -> throw new IllegalStateException(fault.kind() + " does not strike after events");
        }
    }

    private @Nullable FaultRule strike(Set<FaultKind> kinds) {
        Occasion occasion = new Occasion(
                "SubscribeToShard", stream.identity().name(), shard.info().id());
        return all.faults().strike(occasion, kinds);
    }

    private @Nullable ServiceException whyEnded() {
        KinesisStream now = streams.find(stream.identity().name());
        return stream.equals(now)
                ? end
                : ServiceException.notFound("Stream " + stream.identity().name() + " not found.");
    }

    private void send(EventWriter out, Page page) throws IOException {
        Answer event = to -> write(page, to);
        if (strike(EnumSet.of(FaultKind.TORN)) != null) {
            out.half(EVENT, event);
            throw new IOException("cut on demand");
        }
        out.event(EVENT, event);
    }

    private void write(Page page, AnswerWriter event) throws IOException {
        page.writeTo(event);
        if (page.atEnd()) {
            // And no continuation: it is by its absence that the KCL knows a shard's end (FanOutRecordsPublisher).
            StreamDescription.children(stream, shard.info()).writeTo(event);
        } else {
            event.text("ContinuationSequenceNumber", page.continuation());
        }
    }

    @Override
    public void close() {
        ending.cancel();
        shard.log().removeListener(wake);
        stream.removeReshardListener(wake);
        all.over(this);
    }
}
