package dev.kdt.endpoint.junit;

import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.InitialResources;
import dev.kdt.endpoint.InitialResources.InitialDelivery;
import dev.kdt.endpoint.InitialResources.InitialStream;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.endpoint.option.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds a {@link KinesisEndpoint}; each test or class starts with what is named here. */
public final class KinesisEndpointBuilder {
    private final List<InitialStream> streams = new ArrayList<>();
    private final List<InitialDelivery> deliveries = new ArrayList<>();
    private final List<FaultRule> faults = new ArrayList<>();
    private @Nullable Instant virtualStart;
    private UnaryOperator<EndpointOptions> options = UnaryOperator.identity();

    KinesisEndpointBuilder() {}

    /** A stream with so many open shards. */
    public KinesisEndpointBuilder stream(String name, int shards) {
        streams.add(new InitialStream(name, shards));
        return this;
    }

    /** A delivery stream to the S3 bucket of its own name that records are put to. */
    public KinesisEndpointBuilder delivery(String name) {
        deliveries.add(new InitialDelivery(name, null));
        return this;
    }

    /** A delivery stream to the S3 bucket of its own name that delivers a stream. */
    public KinesisEndpointBuilder delivery(String name, String source) {
        deliveries.add(new InitialDelivery(name, source));
        return this;
    }

    /**
     * A fault that is in force from the start, such as {@code partial op=PutRecords rate=0.3}.
     *
     * @throws IllegalArgumentException when the rule cannot be read; the message says why
     */
    public KinesisEndpointBuilder fault(String rule) {
        faults.add(FaultRule.parse(rule));
        return this;
    }

    /** A clock that stands still at {@code start} until {@link KinesisEndpoint#tick} moves it. */
    public KinesisEndpointBuilder virtualClock(Instant start) {
        virtualStart = start;
        return this;
    }

    /** All other options; applied after those that are named here. */
    public KinesisEndpointBuilder options(UnaryOperator<EndpointOptions> change) {
        options = change;
        return this;
    }

    /** The extension, for a field with {@code @RegisterExtension}. */
    public KinesisEndpoint build() {
        return new KinesisEndpoint(this);
    }

    @Nullable
    Instant virtualStart() {
        return virtualStart;
    }

    /** The endpoint's options in {@code folder}; without a {@code clock}, it is the system's. */
    EndpointOptions options(Path folder, @Nullable VirtualClock clock) {
        EndpointOptions named = EndpointOptions.in(folder)
                .withTransition(Duration.ZERO)
                .withFaults(faults, 0)
                .withResources(new InitialResources(streams, deliveries));
        return options.apply(clock == null ? named : named.withClock(clock));
    }
}
