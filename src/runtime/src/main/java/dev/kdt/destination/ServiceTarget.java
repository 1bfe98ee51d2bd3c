package dev.kdt.destination;

import dev.kdt.aws.AwsException;
import dev.kdt.aws.Clients;
import dev.kdt.aws.DeliveryTraits;
import dev.kdt.aws.FirehosePut;
import dev.kdt.aws.KinesisPut;
import dev.kdt.aws.ObjectPrefix;
import dev.kdt.aws.ObjectPut;
import dev.kdt.aws.PackedPut;
import dev.kdt.aws.Presence;
import dev.kdt.aws.QueueAddress;
import dev.kdt.aws.QueuePut;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.LingeringSink;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.ServiceSink;
import dev.kdt.flow.Sink;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A target that is a service, and is sent to in requests of many records. */
public sealed interface ServiceTarget extends Target {
    /** How long a pack waits for more results; the delivery stream itself waits for longer before it makes an object. */
    Duration PACK_WAITS = Duration.ofSeconds(1);

    /** A stream. */
    record Stream(String name) implements ServiceTarget {}

    /** A stream, to whose shards records are sent in a way of choice. */
    record Shards(String stream, StreamSending how) implements ServiceTarget {}

    /** A delivery stream. */
    record Delivery(String name, Records records) implements ServiceTarget {
        /** The records of the delivery stream that results become. */
        public enum Records {
            /** One for each result. */
            SINGLE,
            /** Packs: as many results as a record may hold, a line each. */
            PACKED
        }

        /** A delivery stream that gets a record for each result. */
        public Delivery(String name) {
            this(name, Records.SINGLE);
        }

        boolean isPacked() {
            return records == Records.PACKED;
        }
    }

    /** A queue, which holds failed records only. */
    record Queue(QueueAddress address) implements ServiceTarget {}

    /** Objects in a bucket, which hold failed records only. */
    record Objects(ObjectPrefix place) implements ServiceTarget {}

    /**
     * Looks whether it is there before anything is read: otherwise a slip of the pen would park a whole stream. It is not there
     * only when the service says so. Who may do nothing but put records is not allowed to ask, and may go on.
     *
     * @throws TargetException when it is not there
     */
    default void requireThere(Clients clients, Retrying retrying) throws InterruptedException {
        try {
            switch (this) {
                case Stream(String name) -> Presence.ofStream(name, clients, retrying);
                case Shards shards -> Presence.ofStream(shards.stream(), clients, retrying);
                case Delivery delivery ->
                    requireSuited(delivery, Presence.ofDeliveryStream(delivery.name(), clients, retrying));
                case Queue(QueueAddress queue) -> Presence.ofQueue(queue, clients, retrying);
                case Objects(ObjectPrefix place) -> Presence.ofBucket(place.bucket(), clients, retrying);
            }
        } catch (AwsException e) {
            throw new TargetException(String.valueOf(e.getMessage()), e);
        }
    }

    /** A transformation, a partition's key and a format are of a whole record: packs would come out as other results. */
    private static void requireSuited(Delivery delivery, @Nullable DeliveryTraits traits) {
        if (!delivery.isPacked()) {
            return;
        }
        if (traits == null) {
            throw new TargetException(
                    "--pack: delivery stream '" + delivery.name() + "' cannot be described, so it is not known whether"
                            + " it takes each record for one result (allow"
                            + " firehose:DescribeDeliveryStream, or send without"
                            + " --pack)");
        }
        if (traits.needsSingle() != null) {
            throw new TargetException("--pack: delivery stream '" + delivery.name()
                    + "' takes each record for one result: " + traits.needsSingle() + "; send without --pack");
        }
    }

    /**
     * Opens it.
     *
     * @param clients lent: closed by their owner, after the target
     */
    default OpenTarget open(Clients clients, Sending sending, RunCounters counters) throws InterruptedException {
        if (this instanceof Shards shards) {
            return new ShardedStream(shards, clients, sending.retrying()).open(sending.requests(), counters);
        }
        BatchApi api = api(clients, sending, counters);
        ServiceSink.Settings settings =
                new ServiceSink.Settings(sending.requests(), sending.retrying(), counters, sending.onDoubt());
        Sink sink = new ServiceSink(api, settings);
        return OpenTarget.of(
                this instanceof Delivery delivery && delivery.isPacked()
                        ? new LingeringSink(
                                sink,
                                PACK_WAITS,
                                sending.retrying().sleeper(),
                                sending.retrying().stop())
                        : sink,
                "sent to " + api.target());
    }

    private BatchApi api(Clients clients, Sending sending, RunCounters counters) {
        return switch (this) {
            case Stream(String name) -> put(name, clients, sending.retrying());
            case Shards _ -> throw new IllegalStateException("opened by itself: " + this);
            case Delivery(String name, Delivery.Records records) ->
                switch (records) {
                    case SINGLE -> put(name, clients);
                    case PACKED -> new PackedPut(put(name, clients), sending.requests(), counters);
                };
            case Queue(QueueAddress queue) -> new QueuePut(clients, queue);
            case Objects(ObjectPrefix place) ->
                new ObjectPut(clients, place, sending.retrying().clock());
        };
    }

    private static FirehosePut put(String name, Clients clients) {
        return new FirehosePut(clients.firehose(), name, clients.place());
    }

    private static KinesisPut put(String stream, Clients clients, Retrying retrying) {
        return new KinesisPut(clients.kinesis(), stream, clients.place(), retrying.random());
    }
}
