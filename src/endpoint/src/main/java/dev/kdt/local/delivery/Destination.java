package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.wire.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * The destination of a delivery stream's records, as the worker needs it.
 *
 * @param delivered for what became of the records
 * @param errors for records that could not be worked with
 * @param backup for the records as they came, when that is wanted
 */
public record Destination(
        ObjectTarget delivered,
        ObjectTarget errors,
        @Nullable ObjectTarget backup) {
    /** Amazon Data Firehose Developer Guide, "Buffer data for dynamic partitioning": from this size on, and never at once. */
    private static final int MIN_DYNAMIC_SIZE_MIB = 64;

    /**
     * Reads an {@code S3DestinationConfiguration} or {@code ExtendedS3DestinationConfiguration}.
     *
     * @throws ServiceException when the service would not take it
     */
    public static Destination of(JsonNode configuration) {
        if (configuration
                .path("DataFormatConversionConfiguration")
                .path("Enabled")
                .asBoolean(false)) {
            throw ServiceException.invalidArgument(
                    "Data format conversion is not part of this endpoint: it delivers records as they are.");
        }
        boolean dynamic = isDynamic(configuration);
        PrefixTemplate prefix =
                PrefixTemplate.ofPrefix(configuration.path("Prefix").asText(""));
        PrefixTemplate errorPrefix = errorPrefix(configuration, prefix);
        if (dynamic) {
            checkDynamic(configuration);
        } else if (prefix.hasKeys()) {
            throw ServiceException.invalidArgument("Dynamic Partitioning Namespaces can only be part of a prefix "
                    + "expression when Dynamic Partitioning is enabled.");
        }
        ObjectTarget delivered =
                ObjectTarget.of(configuration, prefix, dynamic ? MIN_DYNAMIC_SIZE_MIB : Buffering.DEFAULT_SIZE_MIB);
        return new Destination(delivered, delivered.forErrors(errorPrefix), backup(configuration));
    }

    /** Whether a destination's configuration asks for dynamic partitioning. */
    public static boolean isDynamic(JsonNode configuration) {
        return configuration
                .path("DynamicPartitioningConfiguration")
                .path("Enabled")
                .asBoolean(false);
    }

    /** Understand custom prefixes for Amazon S3 objects, "Semantic rules". */
    private static PrefixTemplate errorPrefix(JsonNode configuration, PrefixTemplate prefix) {
        String given = configuration.path("ErrorOutputPrefix").asText("");
        if (!given.isEmpty()) {
            return PrefixTemplate.ofErrorPrefix(given);
        }
        if (prefix.hasExpressions()) {
            throw ServiceException.invalidArgument("ErrorOutputPrefix can't be null when Prefix contains expressions.");
        }
        return PrefixTemplate.ofErrorPrefix(configuration.path("Prefix").asText(""));
    }

    private static void checkDynamic(JsonNode configuration) {
        JsonNode size = configuration.path("BufferingHints").path("SizeInMBs");
        if (size.isNumber() && size.asInt() < MIN_DYNAMIC_SIZE_MIB) {
            throw ServiceException.invalidArgument("BufferingHints.SizeInMBs must be at least " + MIN_DYNAMIC_SIZE_MIB
                    + " when Dynamic Partitioning is enabled.");
        }
        JsonNode interval = configuration.path("BufferingHints").path("IntervalInSeconds");
        if (interval.isNumber() && interval.asInt() == 0) {
            throw ServiceException.invalidArgument(
                    "BufferingHints.IntervalInSeconds must not be 0 when Dynamic Partitioning is enabled.");
        }
        if (configuration.path("ErrorOutputPrefix").asText("").isEmpty()) {
            throw ServiceException.invalidArgument(
                    "ErrorOutputPrefix must be specified when Dynamic Partitioning is enabled.");
        }
        if (!configuration.path("ProcessingConfiguration").path("Enabled").asBoolean(false)) {
            throw ServiceException.invalidArgument(
                    "Processing Configuration must be enabled when Dynamic Partitioning is enabled.");
        }
    }

    /** The target of the source records that a destination's configuration names; null for none. */
    static @Nullable ObjectTarget backup(JsonNode configuration) {
        boolean wanted = configuration.path("S3BackupMode").asText("Disabled").equals("Enabled");
        JsonNode backup = configuration.path("S3BackupConfiguration");
        if (wanted && !backup.isObject()) {
            throw ServiceException.invalidArgument(
                    "S3BackupConfiguration must be specified when S3BackupMode is Enabled.");
        }
        if (!backup.isObject()) {
            return null;
        }
        PrefixTemplate prefix = PrefixTemplate.ofPrefix(backup.path("Prefix").asText(""));
        if (prefix.hasKeys()) {
            throw ServiceException.invalidArgument(
                    "S3BackupConfiguration.Prefix must not contain Dynamic Partitioning Namespaces.");
        }
        ObjectTarget target = ObjectTarget.of(backup, prefix, Buffering.DEFAULT_SIZE_MIB);
        return wanted ? target : null;
    }

    ObjectTarget target(Partition partition) {
        return switch (partition.purpose()) {
            case DELIVERED -> delivered;
            case ERROR -> errors;
            // A backup that is switched off while an object is open: what was taken goes where the rest goes.
            case BACKUP -> backup == null ? errors : backup;
        };
    }
}
