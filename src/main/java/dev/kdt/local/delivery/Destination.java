package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * An S3 destination as the worker needs it, read from its configuration.
 *
 * @param bufferBytes an object is delivered once it holds this much before compression
 * @param bufferTime an object is delivered once its oldest record is buffered this long
 * @param extension what objects' names end with, dot included
 */
public record Destination(
        String bucket,
        Template prefix,
        Template errorPrefix,
        long bufferBytes,
        Duration bufferTime,
        Compression compression,
        String extension,
        ZoneId zone) {
    private static final int DEFAULT_SIZE_MIB = 5;
    private static final int DEFAULT_SECONDS = 300;
    private static final String ARN = ":s3:::";

    /**
     * Reads an {@code S3DestinationConfiguration} or {@code ExtendedS3DestinationConfiguration}.
     *
     * @throws dev.kdt.local.wire.ServiceException when a prefix is not allowed
     */
    public static Destination of(JsonNode configuration) {
        String arn = configuration.path("BucketARN").asText();
        JsonNode hints = configuration.path("BufferingHints");
        Compression compression =
                Compression.named(configuration.path("CompressionFormat").asText("UNCOMPRESSED"));
        return new Destination(
                arn.substring(arn.indexOf(ARN) + ARN.length()),
                Template.ofPrefix(configuration.path("Prefix").asText("")),
                Template.ofErrorPrefix(configuration.path("ErrorOutputPrefix").asText("")),
                hints.path("SizeInMBs").asLong(DEFAULT_SIZE_MIB) << 20,
                Duration.ofSeconds(hints.path("IntervalInSeconds").asLong(DEFAULT_SECONDS)),
                compression,
                configuration.path("FileExtension").asText(compression.extension()),
                zone(textOrNull(configuration, "CustomTimeZone")));
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException _) {
            throw dev.kdt.local.wire.ServiceException.invalidArgument(
                    "CustomTimeZone " + name + " is not a time zone.");
        }
    }

    private static @Nullable String textOrNull(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isTextual() ? value.textValue() : null;
    }
}
