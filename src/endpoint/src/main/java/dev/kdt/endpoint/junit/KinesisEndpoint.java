package dev.kdt.endpoint.junit;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.fault.FaultRule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An embedded Kinesis and Firehose for tests. As a static field it is started once for the class, as an instance field anew for
 * each test; streams, deliveries, faults and objects are gone with it.
 *
 * <pre>{@code
 * @RegisterExtension
 * static KinesisEndpoint kinesis = KinesisEndpoint.builder().stream("orders", 4).delivery("archive").build();
 * }</pre>
 *
 * <p>Any client reaches it: {@link #uri}, {@link #region}, {@link #accessKeyId} and {@link #secretAccessKey} are all that it needs.
 * Used by the thread of the test; the endpoint itself serves many at once.
 */
public final class KinesisEndpoint
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
    private final KinesisEndpointBuilder settings;
    private @Nullable FreshEndpoint running;
    /** Classes that are under way: a class, and a {@code @Nested} one in it. */
    private int classes;

    KinesisEndpoint(KinesisEndpointBuilder settings) {
        this.settings = settings;
    }

    /** One on the system's clock, without streams. */
    public static KinesisEndpointBuilder builder() {
        return new KinesisEndpointBuilder();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (classes++ == 0) {
            start();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (--classes == 0) {
            stop();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (classes == 0) {
            start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (classes == 0) {
            stop();
        }
    }

    void start() throws Exception {
        running = FreshEndpoint.start(settings);
    }

    void stop() throws Exception {
        FreshEndpoint started = running;
        running = null;
        if (started != null) {
            started.close();
        }
    }

    private FreshEndpoint running() {
        FreshEndpoint started = running;
        if (started == null) {
            throw new IllegalStateException(
                    "the endpoint runs while tests run: annotate the field with @RegisterExtension");
        }
        return started;
    }

    /** The base URL for clients, such as {@code http://127.0.0.1:40123}. */
    public URI uri() {
        return endpoint().uri();
    }

    /** A region for clients; the endpoint serves all of them. */
    public String region() {
        return "us-east-1";
    }

    /** Credentials for clients; the endpoint does not check signatures. */
    public String accessKeyId() {
        return "local";
    }

    public String secretAccessKey() {
        return "local";
    }

    /** The endpoint itself. */
    public Endpoint endpoint() {
        return running().endpoint();
    }

    /**
     * Lets time pass on the virtual clock; what is due in it has happened when this returns.
     *
     * @throws IllegalStateException without {@link KinesisEndpointBuilder#virtualClock}
     */
    public void tick(Duration duration) {
        running().tick(duration);
    }

    /**
     * Adds a fault, such as {@code throttle op=PutRecords times=2} or {@code partial rate=0.3}; it is in force until
     * {@link #clearFaults}.
     *
     * @throws IllegalArgumentException when the rule cannot be read; the message says why
     */
    public void addFault(String rule) {
        endpoint().faults().add(List.of(FaultRule.parse(rule)));
    }

    /** Ends all faults. */
    public void clearFaults() {
        endpoint().faults().clear();
    }

    /** The records of a stream, shard by shard in order, from its oldest one on. */
    public List<StreamRecord> records(String stream) {
        return running().records(stream);
    }

    /** Delivers what delivery streams have buffered, and reads the objects in the bucket in the order of their keys. */
    public List<DeliveredObject> delivered(String bucket) {
        return running().delivered(bucket);
    }
}
