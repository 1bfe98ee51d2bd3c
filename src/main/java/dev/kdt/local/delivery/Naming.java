package dev.kdt.local.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Where objects go, by what is in them. */
final class Naming {
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Naming() {}

    static Destination destination(DeliveryWorker.Settings settings, Partition partition) {
        Destination backup = settings.backup();
        return partition instanceof Partition.Backup && backup != null ? backup : settings.destination();
    }

    /** Error output is never compressed. */
    static Compression compression(DeliveryWorker.Settings settings, Partition partition) {
        return partition instanceof Partition.Failed
                ? Compression.UNCOMPRESSED
                : destination(settings, partition).compression();
    }

    /**
     * A fresh key (Amazon Data Firehose, "Configure Amazon S3 object name format").
     *
     * @param firstArrival of the oldest record in the object, milliseconds since the epoch
     */
    static String key(String stream, DeliveryWorker.Settings settings, Partition partition, long firstArrival) {
        Destination destination = destination(settings, partition);
        Instant time = Instant.ofEpochMilli(firstArrival);
        String prefix = switch (partition) {
            case Partition.Delivered(Map<String, String> keys) ->
                destination.prefix().fill(new Template.Values(time, destination.zone(), keys, ""));
            case Partition.Failed(String type) ->
                destination.errorPrefix().fill(new Template.Values(time, destination.zone(), Map.of(), type));
            case Partition.Backup _ ->
                destination.prefix().fill(new Template.Values(time, destination.zone(), Map.of(), ""));
        };
        String extension = partition instanceof Partition.Failed ? "" : destination.extension();
        return prefix + stream + "-" + settings.version() + "-"
                + NAME_TIME.withZone(destination.zone()).format(time) + "-" + UUID.randomUUID() + extension;
    }
}
