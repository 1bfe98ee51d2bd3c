package dev.kdt.enumerate.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.bytes.Slice;
import dev.kdt.endpoint.event.FlushResult;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.Durability;
import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.local.delivery.DeliveryContext;
import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.delivery.DeliveryStreams;
import dev.kdt.local.delivery.FolderStore;
import dev.kdt.local.log.SegmentedLog;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.StreamMode;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The stores of an endpoint, as it opens them: a stream, a delivery stream that reads it, and one that is put to. */
final class LocalStores implements AutoCloseable {
    static final String STREAM = "stream";
    static final String DIRECT = "direct";
    private static final String READING = "reading";

    private final Timeline timeline;
    private final Streams streams;
    private final DeliveryStreams deliveries;

    private LocalStores(Timeline timeline, Streams streams, DeliveryStreams deliveries) {
        this.timeline = timeline;
        this.streams = streams;
        this.deliveries = deliveries;
    }

    /** Opens what is kept in {@code data}. */
    static LocalStores open(Path data, VirtualClock clock) throws IOException {
        StoreOptions store =
                StoreOptions.DEFAULT.withDurability(Durability.POWER_CUT).withTransition(Duration.ZERO);
        Timeline timeline = new Timeline(clock);
        Streams streams = Streams.open(data.resolve("streams"), store, timeline);
        DeliveryContext context = new DeliveryContext(
                store, streams, new FolderStore(data.resolve("s3")), timeline, DeliveryOptions.DEFAULT);
        return new LocalStores(timeline, streams, DeliveryStreams.open(data.resolve("deliveries"), context));
    }

    /** Makes what is not there yet. */
    void make() {
        if (streams.find(STREAM) == null) {
            streams.create(STREAM, settings -> settings, StreamMode.PROVISIONED, 1, Caller.UNKNOWN);
        }
        if (!isThere(READING)) {
            ObjectNode request = delivery(READING);
            request.put("DeliveryStreamType", "KinesisStreamAsSource");
            request.putObject("KinesisStreamSourceConfiguration")
                    .put("KinesisStreamARN", stream().identity().arn())
                    .put("RoleARN", "arn:aws:iam::000000000000:role/any");
            deliveries.create(request, Caller.UNKNOWN);
        }
        if (!isThere(DIRECT)) {
            deliveries.create(delivery(DIRECT), Caller.UNKNOWN);
        }
    }

    private boolean isThere(String delivery) {
        return deliveries.all().stream()
                .anyMatch(stream -> stream.config().name().equals(delivery));
    }

    private static ObjectNode delivery(String name) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("DeliveryStreamName", name);
        request.putObject("ExtendedS3DestinationConfiguration")
                .put("BucketARN", "arn:aws:s3:::lake")
                .put("RoleARN", "arn:aws:iam::000000000000:role/any")
                .put("Prefix", name + "/");
        return request;
    }

    private KinesisStream stream() {
        KinesisStream found = streams.find(STREAM);
        if (found == null) {
            throw new AssertionError("the stream is not there");
        }
        return found;
    }

    /** Puts records; they are acknowledged when this returns. */
    void put(PutBatch batch) throws IOException {
        if (batch.place().equals(DIRECT)) {
            deliveries.named(DIRECT, Caller.UNKNOWN).put(batch.records());
            return;
        }
        Shard shard = stream().shards().open().getFirst();
        List<SegmentedLog.Entry> entries = batch.records().stream()
                .map(data -> new SegmentedLog.Entry(Slice.utf8("key"), data))
                .toList();
        if (shard.append(entries, timeline.millis()) == null) {
            throw new AssertionError("the shard is closed");
        }
    }

    /** Begins to deliver everything. */
    List<CompletableFuture<FlushResult>> flush() {
        return deliveries.all().stream().map(DeliveryStream::flush).toList();
    }

    @Override
    public void close() throws IOException {
        try (timeline;
                streams;
                deliveries) {
            // In reverse order.
        }
    }
}
