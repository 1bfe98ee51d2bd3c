package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.local.file.FolderName;
import dev.kdt.local.file.Folders;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.record.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentSkipListMap;

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
                opened.goOn(kept);
            } else {
                Folders.delete(kept); // A creation or a deletion that was cut off in the middle.
            }
        }
        return opened;
    }

    private void goOn(Path kept) throws IOException {
        try {
            DeliveryStream stream = DeliveryStream.open(context, kept);
            streams.put(stream.config().name(), stream);
        } catch (ServiceException e) {
            close(); // Its function, for one, may be there no more.
            throw ServiceException.invalidArgument("delivery stream '" + kept.getFileName() + "': " + e.getMessage());
        }
    }

    /** Milliseconds since the epoch. */
    public long now() {
        return context.timeline().millis();
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
        if (streams.size() >= Limits.DELIVERY_STREAMS) {
            throw ServiceException.limitExceeded("You have already consumed your firehose quota of "
                    + Limits.DELIVERY_STREAMS + " hoses. Firehose names: " + streams.keySet());
        }
        String arn = "arn:aws:firehose:" + caller.region() + ":" + caller.account() + ":deliverystream/" + name;
        DeliveryConfig config = DeliveryConfig.of(arn, context.timeline().millis(), request);
        try {
            DeliveryStream stream = DeliveryStream.create(context, folder.resolve(FolderName.of(name)), config);
            streams.put(name, stream);
            context.events().happened(new EndpointEvent.DeliveryCreated(name, config.sourceStream(), config.place()));
            return stream;
        } catch (IOException e) {
            throw ServiceException.failed("InternalFailure", 500, "Cannot write to " + folder + ": " + e.getMessage());
        }
    }

    public synchronized void delete(String name, Caller caller) {
        DeliveryStream stream = named(name, caller);
        try {
            streams.remove(name);
            stream.delete();
            context.events().happened(new EndpointEvent.DeliveryDeleted(name));
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
        streams.values().forEach(DeliveryStream::stop);
        for (DeliveryStream stream : streams.values()) {
            stream.close();
        }
    }
}
