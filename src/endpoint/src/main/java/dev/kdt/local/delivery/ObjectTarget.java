package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.local.wire.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A place in S3 and the way objects are written there.
 *
 * @param prefix what keys begin with
 * @param extension what keys end with, dot included
 * @param zone of the times in keys
 */
public record ObjectTarget(
        String bucket,
        PrefixTemplate prefix,
        Buffering buffering,
        ObjectCompression compression,
        String extension,
        ZoneId zone) {
    private static final String ARN = ":s3:::";
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern(PrefixTemplate.DEFAULT_TIME, Locale.ROOT);

    /** Reads a configuration of an S3 destination; {@code prefix} is its {@code Prefix}, already read. */
    static ObjectTarget of(JsonNode s3, PrefixTemplate prefix, int defaultSizeMib) {
        ObjectCompression compression =
                ObjectCompression.named(s3.path("CompressionFormat").asText("UNCOMPRESSED"));
        if (compression.isSnappy() && !OptionalLibrary.SNAPPY.isThere()) {
            throw ServiceException.invalidArgument(OptionalLibrary.SNAPPY.missing() + ".");
        }
        String extension = s3.path("FileExtension").asText("");
        return new ObjectTarget(
                bucket(s3),
                prefix,
                Buffering.of(s3.path("BufferingHints"), defaultSizeMib),
                compression,
                extension.isEmpty() ? compression.extension() : extension,
                zone(s3.path("CustomTimeZone").asText("")));
    }

    /** The target of the same destination's error output: in the same bucket, not compressed. */
    ObjectTarget forErrors(PrefixTemplate errorPrefix) {
        return new ObjectTarget(bucket, errorPrefix, buffering, ObjectCompression.UNCOMPRESSED, "", zone);
    }

    /** The default time prefix, such as {@code 2026/03/04/05/}, in this target's zone. */
    String prefixTime(Instant time) {
        return HOUR.withZone(zone).format(time);
    }

    private static String bucket(JsonNode s3) {
        String arn = s3.path("BucketARN").asText();
        return arn.substring(arn.indexOf(ARN) + ARN.length());
    }

    private static ZoneId zone(String name) {
        try {
            return name.isEmpty() || name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException _) {
            throw ServiceException.invalidArgument("CustomTimeZone " + name + " is not a supported time zone.");
        }
    }
}
