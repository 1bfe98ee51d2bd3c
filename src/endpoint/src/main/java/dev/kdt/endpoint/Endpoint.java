package dev.kdt.endpoint;

import dev.kdt.endpoint.event.FlushResult;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.endpoint.option.GivenFunction;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.local.control.ControlActions;
import dev.kdt.local.delivery.DeliveryContext;
import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.delivery.FaultyStore;
import dev.kdt.local.delivery.FolderStore;
import dev.kdt.local.file.FolderLock;
import dev.kdt.local.firehose.FirehoseActions;
import dev.kdt.local.function.Functions;
import dev.kdt.local.http.SelfMadeCertificate;
import dev.kdt.local.http.WireServer;
import dev.kdt.local.kinesis.KinesisActions;
import dev.kdt.local.lambda.LambdaActions;
import dev.kdt.local.mapping.MappingContext;
import dev.kdt.local.mapping.Mappings;
import dev.kdt.local.stream.AccountSettings;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.time.KeptTime;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Kinesis Data Streams, Firehose and Lambda in this process, for any AWS client: all services on one port, over HTTP/1.1 and
 * HTTP/2, told apart by {@code X-Amz-Target} and by path. What was acknowledged is in the data folder and is there again when an
 * endpoint is started on the same folder, also after the process was killed.
 */
public final class Endpoint implements AutoCloseable {
    private final String host;
    private final FolderLock lock;
    private final KeptTime kept;
    private final Timeline timeline;
    private final Faults faults;
    private final Streams streams;
    private final Functions functions;
    private final ObjectStore objects;
    private final DeliveryStreams deliveries;
    private final Mappings mappings;
    private final KinesisActions kinesis;
    private final @Nullable SelfMadeCertificate certificate;
    private final WireServer server;

    private Endpoint(EndpointOptions options, FolderLock lock) throws IOException {
        this.host = options.host();
        this.lock = lock;
        this.certificate = certificate(options);
        this.kept = new KeptTime(options.data().resolve("clock"));
        goOnFrom(kept.read(), options);
        this.timeline = new Timeline(options.clock());
        this.faults =
                new Faults(options.seed(), options.clock(), options.store().events());
        faults.add(options.faults());
        StoreOptions store = options.store();
        this.streams = Streams.open(options.data().resolve("streams"), store, timeline);
        this.functions = Functions.open(options.data().resolve("lambda"), options.lambda(), store.events(), timeline);
        give(options.lambda().functions());
        ObjectStore given = options.delivery().objects();
        this.objects = given == null ? new FolderStore(options.data().resolve("s3")) : given;
        NamedTransformers transformers =
                new NamedTransformers(options.delivery().functions(), functions, store.events());
        DeliveryContext context = new DeliveryContext(
                store,
                streams,
                new FaultyStore(objects, faults),
                timeline,
                options.delivery().withFunctions(transformers));
        this.deliveries = DeliveryStreams.open(options.data().resolve("deliveries"), context);
        transformers.opened();
        this.mappings = Mappings.open(
                options.data().resolve("mappings"),
                new MappingContext(
                        store, streams, functions, objects, options.data().resolve("lambda-destinations"), timeline));
        this.kinesis =
                new KinesisActions(streams, AccountSettings.open(options.data().resolve("account.json")), faults);
        create(options);
        this.server = startServer(options);
        functions.reachedAt(uri(), certificate());
        mappings.start();
    }

    private void create(EndpointOptions options) throws EndpointException {
        List<Operation> operations = new ArrayList<>(kinesis.unpaced());
        operations.addAll(firehoseOperations());
        operations.addAll(lambdaOperations());
        try {
            new ResourceSetup(operations, streams, deliveries.all(), mappings.all()).make(options.resources());
        } catch (EndpointException e) {
            throw closed(e);
        }
    }

    /** Makes the functions that delivery streams of the data folder may name. */
    private void give(List<GivenFunction> given) throws EndpointException {
        for (GivenFunction each : given) {
            try {
                functions.give(each);
            } catch (IOException | ServiceException e) {
                throw closed(EndpointException.notCreated("function '" + each.name() + "'", e));
            }
        }
    }

    private EndpointException closed(EndpointException why) {
        try {
            closeStores(why);
        } catch (IOException more) {
            why.addSuppressed(more);
        }
        return why;
    }

    /** Time does not go back: a virtual clock goes on from where the one before it stood. */
    private static void goOnFrom(@Nullable Instant before, EndpointOptions options) {
        Instant now = options.clock().instant();
        if (before == null || !before.isAfter(now)) {
            return;
        }
        if (options.clock() instanceof VirtualClock virtual) {
            virtual.advance(Duration.between(now, before));
        } else {
            options.store()
                    .events()
                    .damage("the data folder was last used with a virtual clock, which stood at " + before
                            + ": records that arrived under it do not age before that time"
                            + " (start with --clock virtual to go on from there, or use another data folder)");
        }
    }

    /**
     * Starts an endpoint; it answers when this returns.
     *
     * @throws EndpointException when the port or the data folder is in use, or one of them cannot be used
     */
    public static Endpoint start(EndpointOptions options) throws EndpointException {
        Path data = options.data();
        FolderLock lock;
        try {
            Files.createDirectories(data);
            lock = FolderLock.take(data);
        } catch (IOException e) {
            throw EndpointException.unusable(data, e);
        }
        try {
            return new Endpoint(options, lock);
        } catch (EndpointException e) {
            release(lock, e);
            throw e;
        } catch (IOException | ServiceException e) {
            EndpointException told = EndpointException.unreadable(data, e);
            release(lock, told);
            throw told;
        }
    }

    private static void release(FolderLock lock, IOException because) {
        try {
            lock.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private WireServer startServer(EndpointOptions options) throws IOException {
        try {
            return WireServer.start(
                    new WireServer.Address(options.host(), options.port(), certificate),
                    new WireServer.Operations(
                            kinesis.all(),
                            FirehoseActions.all(deliveries, faults),
                            ControlActions.all(timeline, kept, faults, deliveries, this::settle),
                            lambdaOperations()),
                    faults,
                    timeline,
                    options.store().events());
        } catch (IOException e) {
            closeStores(e);
            throw EndpointException.deaf(options.host() + ":" + options.port(), e);
        }
    }

    private void closeStores(@Nullable IOException because) throws IOException {
        timeline.close();
        try (lock;
                streams;
                functions;
                deliveries;
                mappings) {
            return;
        } catch (IOException e) {
            if (because == null) {
                throw e;
            }
            because.addSuppressed(e);
        }
    }

    private static @Nullable SelfMadeCertificate certificate(EndpointOptions options) throws IOException {
        return switch (options.transport()) {
            case PLAIN -> null;
            case TLS -> SelfMadeCertificate.in(options.data().resolve("tls"), options.host(), Clock.systemUTC());
        };
    }

    /** The file with the certificate that clients must trust; null without TLS. */
    public @Nullable Path certificate() {
        return certificate == null ? null : certificate.pem();
    }

    /** The base URL for clients, such as {@code http://127.0.0.1:4567}. */
    public URI uri() {
        return URI.create((certificate == null ? "http://" : "https://")
                + (host.contains(":") ? "[" + host + "]" : host) + ":" + port());
    }

    public int port() {
        return server.port();
    }

    /** Whether only callers on this machine can reach it. */
    public boolean isOfThisMachineOnly() {
        return server.isLoopback();
    }

    /** The fault rules in force, to be changed while it runs. */
    public Faults faults() {
        return faults;
    }

    /**
     * Waits until functions, mappings and delivery streams have nothing more to do at the clock's present time: what was put is read, and
     * what is due is delivered. A destination that takes nothing ends the wait too.
     */
    public void settle() {
        functions.settle();
        mappings.settle();
        deliveries.settle();
    }

    /** The operations of Lambda, for the test that none lacks a member. */
    List<RestAction> lambdaOperations() {
        return LambdaActions.all(functions, mappings, objects);
    }

    /** The operations of Firehose, for the test that none is missing. */
    List<Operation> firehoseOperations() {
        return FirehoseActions.all(deliveries, faults);
    }

    /**
     * Delivers what a delivery stream has buffered; done when that was tried.
     *
     * @throws IllegalArgumentException when there is no such delivery stream
     */
    public CompletableFuture<FlushResult> flush(String deliveryStream) {
        for (DeliveryStream stream : deliveries.all()) {
            if (stream.config().name().equals(deliveryStream)) {
                return stream.flush();
            }
        }
        throw new IllegalArgumentException("there is no delivery stream '" + deliveryStream + "'");
    }

    /** Delivers what all delivery streams have buffered; done when that was tried. */
    public CompletableFuture<Void> flush() {
        return CompletableFuture.allOf(
                deliveries.all().stream().map(DeliveryStream::flush).toArray(CompletableFuture<?>[]::new));
    }

    /** Stops answering and closes the data folder. Nothing that was acknowledged is lost. */
    @Override
    public void close() throws IOException {
        mappings.close(); // Calls that are under way may need the endpoint to end well.
        kinesis.close();
        try {
            server.close();
        } finally {
            closeStores(null);
        }
    }
}
