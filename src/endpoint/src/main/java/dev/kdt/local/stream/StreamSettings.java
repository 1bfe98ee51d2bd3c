package dev.kdt.local.stream;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a stream.
 *
 * @param metrics the shard-level metrics that are on, sorted
 * @param keyId the KMS key, or null when the stream is not encrypted
 * @param tags sorted by key
 */
public record StreamSettings(
        StreamMode mode,
        int retentionHours,
        int maxRecordKiB,
        int warmMiBps,
        List<String> metrics,
        @Nullable String keyId,
        @Nullable String policy,
        Map<String, String> tags) {
    /** Kinesis Data Streams, "Quotas and limits": records are kept a day and are at most 1 MiB unless somebody asks for more. */
    static StreamSettings fresh(StreamMode mode) {
        return new StreamSettings(mode, 24, 1024, 0, List.of(), null, null, Map.of());
    }

    public StreamSettings withMode(StreamMode value) {
        return new StreamSettings(value, retentionHours, maxRecordKiB, warmMiBps, metrics, keyId, policy, tags);
    }

    public StreamSettings withRetentionHours(int value) {
        return new StreamSettings(mode, value, maxRecordKiB, warmMiBps, metrics, keyId, policy, tags);
    }

    public StreamSettings withMaxRecordKiB(int value) {
        return new StreamSettings(mode, retentionHours, value, warmMiBps, metrics, keyId, policy, tags);
    }

    public StreamSettings withWarmMiBps(int value) {
        return new StreamSettings(mode, retentionHours, maxRecordKiB, value, metrics, keyId, policy, tags);
    }

    public StreamSettings withMetrics(List<String> value) {
        return new StreamSettings(mode, retentionHours, maxRecordKiB, warmMiBps, value, keyId, policy, tags);
    }

    public StreamSettings withKeyId(@Nullable String value) {
        return new StreamSettings(mode, retentionHours, maxRecordKiB, warmMiBps, metrics, value, policy, tags);
    }

    public StreamSettings withPolicy(@Nullable String value) {
        return new StreamSettings(mode, retentionHours, maxRecordKiB, warmMiBps, metrics, keyId, value, tags);
    }

    public StreamSettings withTags(Map<String, String> value) {
        return new StreamSettings(mode, retentionHours, maxRecordKiB, warmMiBps, metrics, keyId, policy, value);
    }

    /** The encryption's name on the wire. */
    public String encryption() {
        return keyId == null ? "NONE" : "KMS";
    }

    /** The encryption's name on the wire, or null when there is none. */
    public @Nullable String encryptionOrNull() {
        return keyId == null ? null : encryption();
    }

    /** A change of settings. */
    public interface Change extends UnaryOperator<StreamSettings> {}
}
