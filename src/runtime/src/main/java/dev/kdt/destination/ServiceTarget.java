package dev.kdt.destination;

import dev.kdt.aws.AwsException;
import dev.kdt.aws.Clients;
import dev.kdt.aws.FirehosePut;
import dev.kdt.aws.KinesisPut;
import dev.kdt.aws.ObjectPrefix;
import dev.kdt.aws.ObjectPut;
import dev.kdt.aws.Presence;
import dev.kdt.aws.QueueAddress;
import dev.kdt.aws.QueuePut;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.ServiceSink;

/** A target that is a service, and is sent to in requests of many records. */
public sealed interface ServiceTarget extends Target {
    /** A stream. */
    record Stream(String name) implements ServiceTarget {}

    /** A stream, to whose shards records are sent in a way of choice. */
    record Shards(String stream, StreamSending how) implements ServiceTarget {}

    /** A delivery stream. */
    record Delivery(String name) implements ServiceTarget {}

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
                case Delivery(String name) -> Presence.ofDeliveryStream(name, clients, retrying);
                case Queue(QueueAddress queue) -> Presence.ofQueue(queue, clients, retrying);
                case Objects(ObjectPrefix place) -> Presence.ofBucket(place.bucket(), clients, retrying);
            }
        } catch (AwsException e) {
            throw new TargetException(String.valueOf(e.getMessage()), e);
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
        BatchApi api = api(clients, sending.retrying());
        ServiceSink.Settings settings = new ServiceSink.Settings(sending.requests(), sending.retrying(), counters);
        return OpenTarget.of(new ServiceSink(api, settings), "sent to " + api.target());
    }

    private BatchApi api(Clients clients, Retrying retrying) {
        return switch (this) {
            case Stream(String name) -> put(name, clients, retrying);
            case Shards _ -> throw new IllegalStateException("opened by itself: " + this);
            case Delivery(String name) -> new FirehosePut(clients.firehose(), name, clients.place());
            case Queue(QueueAddress queue) -> new QueuePut(clients, queue);
            case Objects(ObjectPrefix place) -> new ObjectPut(clients, place, retrying.clock());
        };
    }

    private static KinesisPut put(String stream, Clients clients, Retrying retrying) {
        return new KinesisPut(clients.kinesis(), stream, clients.place(), retrying.random());
    }
}
