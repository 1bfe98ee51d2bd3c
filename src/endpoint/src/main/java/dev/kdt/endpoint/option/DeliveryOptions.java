package dev.kdt.endpoint.option;

import org.jspecify.annotations.Nullable;

/**
 * Options of all delivery streams.
 *
 * @param objects where objects go; null for folders in the data folder
 * @param maxBacklogBytes how much may be put and not yet read, before puts are refused
 * @param maxActivePartitions Amazon Data Firehose Developer Guide, "Quota": partitions being filled at a time
 * @param functions that may transform records
 */
public record DeliveryOptions(
        @Nullable ObjectStore objects,
        long maxBacklogBytes,
        int maxActivePartitions,
        TransformationFunctions functions) {
    /** Folders, a gibibyte, the service's default quota. */
    public static final DeliveryOptions DEFAULT =
            new DeliveryOptions(null, 1L << 30, 500, TransformationFunctions.NONE);

    public DeliveryOptions withObjects(ObjectStore value) {
        return new DeliveryOptions(value, maxBacklogBytes, maxActivePartitions, functions);
    }

    public DeliveryOptions withMaxBacklogBytes(long value) {
        return new DeliveryOptions(objects, value, maxActivePartitions, functions);
    }

    public DeliveryOptions withMaxActivePartitions(int value) {
        return new DeliveryOptions(objects, maxBacklogBytes, value, functions);
    }

    public DeliveryOptions withFunctions(TransformationFunctions value) {
        return new DeliveryOptions(objects, maxBacklogBytes, maxActivePartitions, value);
    }
}
