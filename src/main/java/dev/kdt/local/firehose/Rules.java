package dev.kdt.local.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.delivery.Template;
import dev.kdt.local.wire.ServiceException;

/** What the service refuses beyond the shapes of its members. */
final class Rules {
    private static final int MIN_PARTITIONING_MIB = 64;

    private Rules() {}

    /** Checks a request that makes or changes a destination. */
    static void check(ObjectNode request) {
        for (JsonNode member : request) {
            if (member.isObject() && member.has("BucketARN")) {
                s3(member);
            }
        }
    }

    private static void s3(JsonNode s3) {
        if (s3.path("DataFormatConversionConfiguration").path("Enabled").asBoolean(false)) {
            throw ServiceException.invalidArgument("Conversion to Parquet or ORC is not supported by this endpoint.");
        }
        if (s3.path("S3BackupMode").asText("").equals("Enabled") && !s3.has("S3BackupConfiguration")) {
            throw ServiceException.invalidArgument(
                    "S3BackupConfiguration must be specified when S3BackupMode is Enabled.");
        }
        boolean partitioned =
                s3.path("DynamicPartitioningConfiguration").path("Enabled").asBoolean(false);
        Template prefix = Template.ofPrefix(s3.path("Prefix").asText(""));
        boolean wantsKeys = !prefix.keys(Template.Source.QUERY).isEmpty()
                || !prefix.keys(Template.Source.LAMBDA).isEmpty();
        if (wantsKeys && !partitioned) {
            throw ServiceException.invalidArgument(
                    "Prefix has partition keys, but dynamic partitioning is not enabled.");
        }
        if (partitioned && !wantsKeys) {
            throw ServiceException.invalidArgument(
                    "Dynamic partitioning is enabled, but Prefix has no partition keys.");
        }
        if (partitioned && s3.path("ErrorOutputPrefix").asText("").isEmpty()) {
            throw ServiceException.invalidArgument(
                    "ErrorOutputPrefix must be specified when dynamic partitioning is enabled.");
        }
        int size = s3.path("BufferingHints").path("SizeInMBs").asInt(partitioned ? MIN_PARTITIONING_MIB : 5);
        if (partitioned && size < MIN_PARTITIONING_MIB) {
            throw ServiceException.invalidArgument("BufferingHints.SizeInMBs must be at least " + MIN_PARTITIONING_MIB
                    + " when dynamic partitioning is enabled.");
        }
    }
}
