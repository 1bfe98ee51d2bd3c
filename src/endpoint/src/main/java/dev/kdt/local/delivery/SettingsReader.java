package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what a worker needs from a delivery stream's configuration. */
final class SettingsReader {
    private SettingsReader() {}

    /**
     * The settings that {@code config} asks for.
     *
     * @throws dev.kdt.local.wire.ServiceException when the service would not take them
     */
    static Settings read(DeliveryConfig config, DeliveryContext context) {
        DestinationKind kind = config.destination();
        JsonNode given = config.request().path(kind.configuration());
        String version = Integer.toString(config.version());
        return switch (kind) {
            case S3, EXTENDED_S3 -> {
                Destination destination = Destination.of(given);
                yield new Settings(version, destination, processing(config, given, destination, context), null);
            }
            case REDSHIFT -> {
                Destination staging = RedshiftLoading.staging(given);
                yield new Settings(
                        version,
                        staging,
                        processing(config, given, staging, context),
                        RedshiftLoading.of(
                                given, context.objects(), context.timeline().clock()));
            }
        };
    }

    private static ProcessingStages processing(
            DeliveryConfig config, JsonNode given, Destination destination, DeliveryContext context) {
        ProcessingStages processing = ProcessingReader.of(given, destination, context, config.arn());
        return config.sourceStream() == null ? processing : processing.after(new KplStage());
    }
}
