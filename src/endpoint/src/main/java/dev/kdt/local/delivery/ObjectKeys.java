package dev.kdt.local.delivery;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The keys of a delivery stream's objects: Amazon Data Firehose Developer Guide, "Configure Amazon S3 object name format".
 *
 * @param stream name of the delivery stream
 * @param version of its configuration
 */
record ObjectKeys(String stream, String version) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT);

    /**
     * The key of an object.
     *
     * @param oldest when its oldest record arrived
     * @param id what tells it from all others
     */
    String of(ObjectTarget target, Partition partition, Instant oldest, String id) {
        PrefixTemplate.Values values =
                new PrefixTemplate.Values(oldest, target.zone(), partition.keys(), partition.errorType());
        return target.prefix().fill(values) + name(target, oldest, id) + target.extension();
    }

    /** The key of a manifest of objects that were skipped at {@code time}. */
    String ofManifest(ObjectTarget target, Instant time, String id) {
        return Manifest.PREFIX + target.prefixTime(time) + name(target, time, id);
    }

    private String name(ObjectTarget target, Instant time, String id) {
        return stream + "-" + version + "-" + TIME.withZone(target.zone()).format(time) + "-" + id;
    }
}
