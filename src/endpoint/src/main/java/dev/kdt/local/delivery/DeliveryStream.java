package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.bytes.Slice;
import dev.kdt.endpoint.event.FlushResult;
import dev.kdt.local.file.AtomicFile;
import dev.kdt.local.file.DiskSync;
import dev.kdt.local.file.Folders;
import dev.kdt.local.log.SegmentedLog;
import dev.kdt.local.stream.Phase;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A delivery stream: its configuration, its buffer and the worker that empties it. Safe for use by several threads. */
public final class DeliveryStream {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final DeliveryContext context;
    private final @Nullable DirectPutSource direct;
    private final DeliveryWorker worker;
    private volatile DeliveryConfig config;

    private DeliveryStream(DeliveryContext context, Path folder, DeliveryConfig config, Settings settings)
            throws IOException {
        this.context = context;
        this.folder = folder;
        this.config = config;
        LaneSource source;
        String stream = config.sourceStream();
        if (stream == null) {
            SegmentedLog log =
                    SegmentedLog.open(folder.resolve("buffer"), context.store().durability(), context.events()::damage);
            this.direct = new DirectPutSource(log, context.events()::damage);
            source = direct;
        } else {
            this.direct = null;
            source = new KinesisSource(context.streams(), stream, config.created());
        }
        this.worker = DeliveryWorker.start(config.name(), folder, source, context, settings);
    }

    /**
     * Makes a delivery stream in {@code folder}.
     *
     * @throws ServiceException when the configuration is not one the service takes
     */
    static DeliveryStream create(DeliveryContext context, Path folder, DeliveryConfig config) throws IOException {
        Settings settings = SettingsReader.read(config, context);
        DiskSync.makeFolder(folder);
        write(folder, config);
        return new DeliveryStream(context, folder, config, settings);
    }

    static DeliveryStream open(DeliveryContext context, Path folder) throws IOException {
        ObjectNode node = (ObjectNode) JSON.readTree(Files.readAllBytes(folder.resolve("delivery.json")));
        DeliveryConfig config = DeliveryConfig.of(node);
        return new DeliveryStream(context, folder, config, SettingsReader.read(config, context));
    }

    /** A cluster's password is in it. */
    private static void write(Path folder, DeliveryConfig config) throws IOException {
        AtomicFile.writeSecret(
                folder.resolve("delivery.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(config.node()));
    }

    public DeliveryConfig config() {
        return config;
    }

    public Phase phase() {
        return isSettled(config.created()) ? Phase.ACTIVE : Phase.CREATING;
    }

    /** Whether a change that was asked for at {@code since} (milliseconds) has come into force. */
    public boolean isSettled(long since) {
        return context.timeline().millis()
                >= since + context.store().transition().toMillis();
    }

    /**
     * Takes records; when this returns they will be delivered.
     *
     * @throws ServiceException when the stream has another source, or its destination does not keep up
     */
    public void put(List<Slice> records) {
        if (direct == null) {
            throw ServiceException.invalidArgument(
                    "This operation is not permitted on KinesisStreamAsSource delivery stream type.");
        }
        if (direct.backlog() > context.options().maxBacklogBytes()) {
            throw ServiceException.failed("ServiceUnavailableException", 503, "Slow down.");
        }
        if (records.isEmpty()) {
            return;
        }
        direct.awaitReader();
        List<SegmentedLog.Entry> entries = new ArrayList<>(records.size());
        for (Slice item : records) {
            entries.add(new SegmentedLog.Entry(Slice.EMPTY, item));
        }
        try {
            direct.log().append(entries, context.timeline().millis());
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** Delivers what is buffered now; done when the objects are at their destination. */
    public CompletableFuture<FlushResult> flush() {
        return worker.flush();
    }

    /** Why something is not delivered at present; empty when nothing is in the way. */
    public String failure() {
        return worker.failure();
    }

    /** Done when there is nothing more to do at the present time. */
    CompletableFuture<FlushResult> settle() {
        return worker.settle();
    }

    /**
     * Replaces the configuration by what {@code change} makes of it; what is buffered is still delivered by the old one.
     *
     * @throws ServiceException when {@code change} refuses, or the new one is not one the service takes
     */
    public synchronized void change(UnaryOperator<DeliveryConfig> change) {
        DeliveryConfig changed = change.apply(config);
        try {
            if (changed.version() == config.version()) {
                write(folder, changed);
            } else {
                Settings next = SettingsReader.read(changed, context);
                worker.change(next, () -> write(folder, changed)).join();
            }
        } catch (IOException e) {
            throw notWritten(e);
        } catch (CompletionException e) {
            throw notWritten(e);
        }
        config = changed;
    }

    private ServiceException notWritten(Exception why) {
        return ServiceException.failed("InternalFailure", 500, "Cannot write to " + folder + ": " + why.getMessage());
    }

    /** Begins to stop, and does not wait for it. */
    void stop() {
        worker.stop();
    }

    void close() throws IOException {
        worker.close();
    }

    void delete() throws IOException {
        close();
        Folders.delete(folder);
    }
}
