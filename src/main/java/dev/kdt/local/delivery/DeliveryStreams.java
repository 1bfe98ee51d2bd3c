package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.file.FolderName;
import dev.kdt.local.file.Folders;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** All delivery streams of an endpoint, by name. Safe for use by several threads. */
public final class DeliveryStreams implements AutoCloseable {
    private final ConcurrentSkipListMap<String, DeliveryStream> streams = new ConcurrentSkipListMap<>();
    private final Path folder;
    private final DeliveryContext context;

    private DeliveryStreams(Path folder, DeliveryContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** Opens the delivery streams that are kept in {@code folder}; they go on where they stopped. */
    public static DeliveryStreams open(Path folder, DeliveryContext context) throws IOException {
        DeliveryStreams opened = new DeliveryStreams(folder, context);
        for (Path kept : Folders.in(folder)) {
            if (Files.exists(kept.resolve("delivery.json"))) {
                DeliveryStream stream = DeliveryStream.open(context, kept);
                opened.streams.put(stream.config().name(), stream);
            } else {
                Folders.delete(kept); // A creation or a deletion that was cut off in the middle.
            }
        }
        return opened;
    }

    public Collection<DeliveryStream> all() {
        return streams.values();
    }

    /**
     * The delivery stream with this name.
     *
     * @throws ServiceException when there is none
     */
    public DeliveryStream named(String name, Caller caller) {
        DeliveryStream stream = streams.get(name);
        if (stream == null) {
            throw ServiceException.notFound("Firehose " + name + " under account " + caller.account() + " not found.");
        }
        return stream;
    }

    /**
     * Makes a delivery stream.
     *
     * @param request the members of CreateDeliveryStream
     */
    public synchronized DeliveryStream create(ObjectNode request, Caller caller) {
        String name = request.path("DeliveryStreamName").asText();
        if (streams.containsKey(name)) {
            throw ServiceException.inUse(
                    "Firehose " + name + " under accountId " + caller.account() + " already exists");
        }
        String arn = "arn:aws:firehose:" + caller.region() + ":" + caller.account() + ":deliverystream/" + name;
        DeliveryConfig config = DeliveryConfig.of(arn, context.timeline().millis(), request);
        try {
            DeliveryStream stream = DeliveryStream.create(context, folder.resolve(FolderName.of(name)), config);
            streams.put(name, stream);
            return stream;
        } catch (IOException e) {
            throw ServiceException.failed("InternalFailure", 500, "Cannot write to " + folder + ": " + e.getMessage());
        }
    }

    /**
     * Changes a destination.
     *
     * @param version the version that the caller knows
     * @param change the members to replace, by the member of the request that holds the destination
     */
    public synchronized void update(String name, String version, Map<String, JsonNode> change, Caller caller) {
        DeliveryStream stream = named(name, caller);
        DeliveryConfig config = stream.config();
        if (!Integer.toString(config.version()).equals(version)) {
            throw ServiceException.refused(
                    "ConcurrentModificationException",
                    "Firehose version mismatch: the current version is " + config.version() + ", the request's is "
                            + version + ".");
        }
        ObjectNode changed = config.request().deepCopy();
        change.forEach((member, values) -> merge(changed, member, values));
        apply(stream, config.updated(changed, context.timeline().millis()));
    }

    private static void merge(ObjectNode request, String member, JsonNode values) {
        if (!(request.get(member) instanceof ObjectNode destination)) {
            throw ServiceException.invalidArgument(
                    "The destination is of another type; it cannot be changed by an update.");
        }
        values.properties().forEach(entry -> {
            String name = entry.getKey().replaceFirst("^S3(Backup)?Update$", "S3$1Configuration");
            destination.set(name, entry.getValue());
        });
    }

    /** Changes what says nothing about delivery: tags, encryption. */
    public synchronized void mark(String name, UnaryOperator<ObjectNode> change, Caller caller) {
        DeliveryStream stream = named(name, caller);
        apply(
                stream,
                stream.config().marked(change.apply(stream.config().request().deepCopy())));
    }

    private void apply(DeliveryStream stream, DeliveryConfig changed) {
        try {
            stream.change(changed);
        } catch (IOException e) {
            throw ServiceException.failed("InternalFailure", 500, "Cannot write to " + folder + ": " + e.getMessage());
        }
    }

    public synchronized void delete(String name, Caller caller) {
        DeliveryStream stream = named(name, caller);
        try {
            streams.remove(name);
            stream.delete();
        } catch (IOException e) {
            throw ServiceException.failed("InternalFailure", 500, "Cannot delete " + folder + ": " + e.getMessage());
        }
    }

    /** Waits until no delivery stream has anything more to do at the present time. */
    public void settle() {
        for (DeliveryStream stream : streams.values()) {
            stream.settle().join();
        }
    }

    @Override
    public void close() throws IOException {
        for (DeliveryStream stream : streams.values()) {
            stream.close();
        }
    }
}
