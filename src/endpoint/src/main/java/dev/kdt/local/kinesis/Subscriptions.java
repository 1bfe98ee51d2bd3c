package dev.kdt.local.kinesis;

import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.record.Limits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The subscriptions to shards that are open: one for each consumer and shard. Safe for use by several threads. */
final class Subscriptions implements AutoCloseable {
    private final Map<Key, Subscription> open = new ConcurrentHashMap<>();

    private final Faults faults;

    Subscriptions(Faults faults) {
        this.faults = faults;
    }

    /** The faults that may cut subscriptions. */
    Faults faults() {
        return faults;
    }

    private record Key(String consumerArn, int shard) {}

    /** Opens a subscription; one that is older ends. */
    synchronized void begin(Subscription subscription) {
        Key key = new Key(subscription.consumerArn(), subscription.shard());
        Subscription before = open.get(key);
        if (before != null) {
            if (subscription.started() - before.started() < Limits.SUBSCRIPTION_TAKEOVER_MILLIS) {
                throw ServiceException.inUse(
                        "Another active subscription exists for this consumer: " + subscription.consumerArn() + ".");
            }
            before.end(ServiceException.inUse(
                    "Another subscription took over for this consumer: " + subscription.consumerArn() + "."));
        }
        open.put(key, subscription);
    }

    synchronized void over(Subscription subscription) {
        open.remove(new Key(subscription.consumerArn(), subscription.shard()), subscription);
    }

    /** Ends all subscriptions of a consumer that is no more. */
    synchronized void end(String consumerArn) {
        open.forEach((key, subscription) -> {
            if (key.consumerArn().equals(consumerArn)) {
                subscription.end(ServiceException.notFound("Consumer " + consumerArn + " is deregistered."));
            }
        });
    }

    /** Ends them all, as the endpoint stops. */
    @Override
    public synchronized void close() {
        open.values()
                .forEach(subscription -> subscription.end(
                        ServiceException.failed("InternalFailureException", 500, "The endpoint is being stopped.")));
    }
}
