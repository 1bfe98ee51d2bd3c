package dev.kdt.local.mapping;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.local.file.Folders;
import dev.kdt.local.stream.Consumer;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Phase;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** All event source mappings of an endpoint, by UUID. Safe for use by several threads. */
public final class Mappings implements AutoCloseable {
    /** Time that calls have to end when the endpoint stops, and then to be ended. */
    private static final long PATIENCE_MILLIS = 3_000;

    private final ConcurrentSkipListMap<String, Mapping> mappings = new ConcurrentSkipListMap<>();
    private final Path folder;
    private final MappingContext context;

    private Mappings(Path folder, MappingContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** Opens the mappings that are kept in {@code folder}; {@link #start} lets them go on where they stopped. */
    public static Mappings open(Path folder, MappingContext context) throws IOException {
        Mappings opened = new Mappings(folder, context);
        for (Path kept : Folders.in(folder)) {
            if (Mapping.isIn(kept)) {
                Mapping mapping = Mapping.open(context, kept);
                opened.mappings.put(mapping.config().uuid(), mapping);
            } else {
                Folders.delete(kept); // A creation or a deletion that was cut off in the middle.
            }
        }
        return opened;
    }

    /** Starts to hand out records, once functions can be called. */
    public void start() throws IOException {
        for (Mapping mapping : mappings.values()) {
            mapping.start();
        }
    }

    /** Milliseconds since the epoch. */
    public long now() {
        return context.timeline().millis();
    }

    /** The mappings there are; those whose deletion is over are not. */
    public Collection<Mapping> all() {
        mappings.values().removeIf(Mapping::isGone);
        return mappings.values();
    }

    /**
     * The mapping of this UUID.
     *
     * @throws ServiceException when there is none
     */
    public Mapping named(String uuid) {
        Mapping mapping = mappings.get(uuid);
        if (mapping == null || mapping.isGone()) {
            throw ServiceException.failed(
                    "ResourceNotFoundException", 404, "The resource you requested does not exist.");
        }
        return mapping;
    }

    /**
     * Makes a mapping.
     *
     * @throws ServiceException when its source is not there, it has wrong settings, or the function has one of the source
     */
    public synchronized Mapping create(MappingConfig config) {
        requireSource(config.source());
        MappingRules.check(config.settings());
        requireUnique(config);
        try {
            Mapping made = Mapping.create(context, folder.resolve(config.uuid()), config);
            mappings.put(config.uuid(), made);
            context.store()
                    .events()
                    .happened(new EndpointEvent.MappingCreated(
                            config.functionName(), config.source().streamName()));
            return made;
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** A function has one mapping of a source. */
    private void requireUnique(MappingConfig config) {
        for (Mapping each : all()) {
            MappingConfig other = each.config();
            if (!other.uuid().equals(config.uuid())
                    && other.source().text().equals(config.source().text())
                    && other.functionName().equals(config.functionName())) {
                throw ServiceException.failed(
                        "ResourceConflictException",
                        409,
                        "The event source arn (\" " + config.source().text() + " \") and function (\" "
                                + config.functionName()
                                + " \") provided mapping already exists. Please update or delete"
                                + " the existing mapping with UUID " + other.uuid());
            }
        }
    }

    private void requireSource(EventSourceArn source) {
        KinesisStream stream = context.streams().find(source.streamName());
        if (stream == null || stream.phase() == Phase.DELETING) {
            throw MappingRules.invalid("Stream not found: " + source.text());
        }
        String consumer = source.consumer();
        if (consumer == null) {
            return;
        }
        for (Consumer each : stream.consumers()) {
            if (each.name().equals(consumer) && each.created() / 1_000 == source.consumerCreated()) {
                if (each.phase(now()) != Phase.ACTIVE) {
                    throw MappingRules.invalid("Stream consumer " + source.text() + " is not ACTIVE yet.");
                }
                return;
            }
        }
        throw MappingRules.invalid("Stream consumer not found: " + source.text());
    }

    /**
     * Replaces the configuration of a mapping by what {@code change} makes of it.
     *
     * @throws ServiceException when there is no such mapping, it is being changed, the new settings are wrong, or the function has
     *     another one of the source
     */
    public synchronized Mapping update(String uuid, UnaryOperator<MappingConfig> change) {
        Mapping mapping = named(uuid);
        requireSettled(mapping, "update");
        MappingConfig next = change.apply(mapping.config());
        MappingRules.check(next.settings());
        requireUnique(next);
        try {
            mapping.change(next);
            return mapping;
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /**
     * Deletes a mapping; it is there, {@code Deleting}, for a while.
     *
     * @throws ServiceException when there is no such mapping, or it is being changed
     */
    public synchronized Mapping delete(String uuid) {
        Mapping mapping = named(uuid);
        requireSettled(mapping, "delete");
        try {
            mapping.delete();
        } catch (IOException e) {
            throw notWritten(e);
        }
        context.store()
                .events()
                .happened(new EndpointEvent.MappingDeleted(
                        mapping.config().functionName(),
                        mapping.config().source().streamName()));
        return mapping;
    }

    private static void requireSettled(Mapping mapping, String wanted) {
        if (mapping.isInTransition()) {
            throw ServiceException.failed(
                    "ResourceInUseException",
                    400,
                    "Cannot " + wanted + " the event source mapping because it is in use.");
        }
    }

    private ServiceException notWritten(IOException why) {
        return ServiceException.failed("ServiceException", 500, "Cannot write to " + folder + ": " + why.getMessage());
    }

    /**
     * Waits until no mapping has anything more to do, at the present time, of the records that there are now. One may make work for
     * another, and that for a third; what a mapping makes for itself is not waited for.
     */
    public void settle() {
        List<Mapping> all = List.copyOf(mappings.values());
        long before = -1;
        for (int pass = 0; pass < all.size() && started() != before; pass++) {
            before = started();
            all.forEach(Mapping::settle);
        }
    }

    private long started() {
        return mappings.values().stream().mapToLong(Mapping::started).sum();
    }

    /** Stops. Records whose calls do not end in time are handed out again after the next start. */
    @Override
    public void close() {
        if (!isStopped()) {
            mappings.values().forEach(Mapping::interrupt);
            if (!isStopped()) {
                context.store()
                        .events()
                        .damage("an event source mapping does not stop in time; the records that its function has are"
                                + " handed out again after the next start");
            }
        }
    }

    private boolean isStopped() {
        CompletableFuture<?>[] stops =
                mappings.values().stream().map(Mapping::stop).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(stops).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
