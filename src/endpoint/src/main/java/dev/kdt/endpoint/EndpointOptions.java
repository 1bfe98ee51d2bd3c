package dev.kdt.endpoint;

import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.Durability;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.endpoint.option.ShardQuota;
import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.endpoint.option.Throttling;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Options of an endpoint.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param transport what clients speak to it
 * @param data the folder that holds everything; made when missing. Objects are in {@code data/s3/BUCKET/KEY}
 * @param clock what time it is; a {@link dev.kdt.endpoint.option.VirtualClock} makes everything wait for it
 * @param store how streams are kept, and who is told what happens
 * @param faults the fault rules in force at the start
 * @param seed of the faults' randomness
 * @param delivery how delivery streams are to run
 * @param lambda how functions in processes of their own are to run
 * @param resources what is there before the first request is answered
 */
public record EndpointOptions(
        String host,
        int port,
        Transport transport,
        Path data,
        Clock clock,
        StoreOptions store,
        List<FaultRule> faults,
        long seed,
        DeliveryOptions delivery,
        LambdaOptions lambda,
        InitialResources resources) {
    /** The transport below HTTP. */
    public enum Transport {
        PLAIN,
        /** TLS, with a certificate that signed itself. */
        TLS
    }

    /** Loopback, any free port, the system's clock, short transitions, no listener; everything kept in {@code data}. */
    public static EndpointOptions in(Path data) {
        return new EndpointOptions(
                "127.0.0.1",
                0,
                Transport.PLAIN,
                data,
                Clock.systemUTC(),
                StoreOptions.DEFAULT,
                List.of(),
                0,
                DeliveryOptions.DEFAULT,
                LambdaOptions.DEFAULT,
                InitialResources.NONE);
    }

    public EndpointOptions withHost(String value) {
        return new EndpointOptions(
                value, port, transport, data, clock, store, faults, seed, delivery, lambda, resources);
    }

    public EndpointOptions withPort(int value) {
        return new EndpointOptions(
                host, value, transport, data, clock, store, faults, seed, delivery, lambda, resources);
    }

    public EndpointOptions withTransport(Transport value) {
        return new EndpointOptions(host, port, value, data, clock, store, faults, seed, delivery, lambda, resources);
    }

    public EndpointOptions withClock(Clock value) {
        return new EndpointOptions(
                host, port, transport, data, value, store, faults, seed, delivery, lambda, resources);
    }

    private EndpointOptions withStore(StoreOptions value) {
        return new EndpointOptions(
                host, port, transport, data, clock, value, faults, seed, delivery, lambda, resources);
    }

    /** Sets the time that streams stay in states like {@code CREATING}. */
    public EndpointOptions withTransition(Duration value) {
        return withStore(store.withTransition(value));
    }

    /** Sets the failures that an acknowledged record survives. */
    public EndpointOptions withDurability(Durability value) {
        return withStore(store.withDurability(value));
    }

    /** Whether shards have the service's throughput limits. */
    public EndpointOptions withLimits(Throttling value) {
        return withStore(store.withLimits(value));
    }

    /** Sets the quota of open shards of the account in each region; {@link ShardQuota#BY_REGION} unless set. */
    public EndpointOptions withShardQuota(ShardQuota value) {
        return withStore(store.withShardQuota(value));
    }

    /** Who is told what happens. */
    public EndpointOptions withEvents(EndpointListener value) {
        return withStore(store.withEvents(value));
    }

    /** The same with these fault rules and this seed of their randomness. */
    public EndpointOptions withFaults(List<FaultRule> value, long randomSeed) {
        return new EndpointOptions(
                host, port, transport, data, clock, store, value, randomSeed, delivery, lambda, resources);
    }

    public EndpointOptions withDelivery(DeliveryOptions value) {
        return new EndpointOptions(host, port, transport, data, clock, store, faults, seed, value, lambda, resources);
    }

    public EndpointOptions withLambda(LambdaOptions value) {
        return new EndpointOptions(host, port, transport, data, clock, store, faults, seed, delivery, value, resources);
    }

    /** Sets the streams and deliveries that exist before the first request is answered. */
    public EndpointOptions withResources(InitialResources value) {
        return new EndpointOptions(host, port, transport, data, clock, store, faults, seed, delivery, lambda, value);
    }
}
