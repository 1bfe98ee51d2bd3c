package dev.kdt.local;

import dev.kdt.local.delivery.DeliveryOptions;
import dev.kdt.local.fault.FaultRule;
import dev.kdt.local.log.SegmentedLog.Durability;
import dev.kdt.local.stream.Throttling;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * How an endpoint is to run.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param transport what clients speak to it
 * @param data the folder that holds everything; made when missing. Objects are in {@code data/s3/BUCKET/KEY}
 * @param clock what time it is; a {@link dev.kdt.local.time.VirtualClock} makes everything wait for it
 * @param transition how long streams stay in states like {@code CREATING}
 * @param durability what an acknowledged record survives
 * @param limits whether shards have the service's throughput limits
 * @param faults the fault rules in force at the start
 * @param seed of the faults' randomness
 * @param delivery how delivery streams are to run
 * @param report is told in one line each about damage and failures that no caller hears of; called by several threads
 */
public record EndpointOptions(
        String host,
        int port,
        Transport transport,
        Path data,
        Clock clock,
        Duration transition,
        Durability durability,
        Throttling limits,
        List<FaultRule> faults,
        long seed,
        DeliveryOptions delivery,
        Consumer<String> report) {
    /** What is below HTTP. */
    public enum Transport {
        PLAIN,
        /** TLS, with a certificate that signed itself. */
        TLS
    }

    /** Loopback, any free port, the system's clock, short transitions, no reports; everything kept in {@code data}. */
    public static EndpointOptions in(Path data) {
        return new EndpointOptions(
                "127.0.0.1",
                0,
                Transport.PLAIN,
                data,
                Clock.systemUTC(),
                Duration.ofMillis(100),
                Durability.PROCESS_DEATH,
                Throttling.NONE,
                List.of(),
                0,
                DeliveryOptions.DEFAULT,
                _ -> {});
    }

    public EndpointOptions withHost(String value) {
        return new EndpointOptions(
                value, port, transport, data, clock, transition, durability, limits, faults, seed, delivery, report);
    }

    public EndpointOptions withPort(int value) {
        return new EndpointOptions(
                host, value, transport, data, clock, transition, durability, limits, faults, seed, delivery, report);
    }

    public EndpointOptions withTransport(Transport value) {
        return new EndpointOptions(
                host, port, value, data, clock, transition, durability, limits, faults, seed, delivery, report);
    }

    public EndpointOptions withClock(Clock value) {
        return new EndpointOptions(
                host, port, transport, data, value, transition, durability, limits, faults, seed, delivery, report);
    }

    public EndpointOptions withTransition(Duration value) {
        return new EndpointOptions(
                host, port, transport, data, clock, value, durability, limits, faults, seed, delivery, report);
    }

    public EndpointOptions withDurability(Durability value) {
        return new EndpointOptions(
                host, port, transport, data, clock, transition, value, limits, faults, seed, delivery, report);
    }

    public EndpointOptions withLimits(Throttling value) {
        return new EndpointOptions(
                host, port, transport, data, clock, transition, durability, value, faults, seed, delivery, report);
    }

    /** The same with these fault rules and this seed of their randomness. */
    public EndpointOptions withFaults(List<FaultRule> value, long randomSeed) {
        return new EndpointOptions(
                host,
                port,
                transport,
                data,
                clock,
                transition,
                durability,
                limits,
                value,
                randomSeed,
                delivery,
                report);
    }

    public EndpointOptions withDelivery(DeliveryOptions value) {
        return new EndpointOptions(
                host, port, transport, data, clock, transition, durability, limits, faults, seed, value, report);
    }

    public EndpointOptions withReport(Consumer<String> value) {
        return new EndpointOptions(
                host, port, transport, data, clock, transition, durability, limits, faults, seed, delivery, value);
    }
}
