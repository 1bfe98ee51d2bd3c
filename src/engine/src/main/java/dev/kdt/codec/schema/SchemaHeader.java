package dev.kdt.codec.schema;

import dev.kdt.bytes.Slice;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The header that a schema registry's serializer writes before a payload.
 *
 * @param id the schema's
 * @param isZlib whether the body is compressed by zlib
 * @param body what follows the header
 */
public record SchemaHeader(SchemaId id, boolean isZlib, Slice body) {
    private static final int GLUE_VERSION = 3;
    private static final int GLUE_PLAIN = 0;
    private static final int GLUE_ZLIB = 5;
    private static final int GLUE_BYTES = 18;
    private static final int RANDOM_UUID = 4;
    private static final int RFC_VARIANT = 2;
    private static final int CONFLUENT_BYTES = 5;

    /**
     * AWS Glue's: the version 3, the compression 0 or 5 (zlib), the UUID of the schema version ("AWS Glue Schema Registry Library,
     * AWSSchemaRegistryConstants"). The UUID is one of random numbers, which tells the header from other bytes. Null when the payload
     * has none.
     */
    public static @Nullable SchemaHeader glue(Slice payload) {
        if (payload.length() < GLUE_BYTES
                || payload.at(0) != GLUE_VERSION
                || (payload.at(1) != GLUE_PLAIN && payload.at(1) != GLUE_ZLIB)) {
            return null;
        }
        UUID uuid = new UUID(number(payload, 2, 8), number(payload, 10, 8));
        return uuid.version() != RANDOM_UUID || uuid.variant() != RFC_VARIANT
                ? null
                : new SchemaHeader(
                        new SchemaId(SchemaId.Kind.GLUE, uuid.toString()),
                        payload.at(1) == GLUE_ZLIB,
                        payload.sub(GLUE_BYTES, payload.length()));
    }

    /**
     * Confluent's: a zero, the schema's number in four bytes ("Confluent Platform, Formats, Serializers, and Deserializers, Wire
     * format"). It has no other mark: only where the number is known is it one. Null when the payload has none.
     */
    public static @Nullable SchemaHeader confluent(Slice payload) {
        return payload.length() < CONFLUENT_BYTES || payload.at(0) != 0
                ? null
                : new SchemaHeader(
                        new SchemaId(SchemaId.Kind.CONFLUENT, Long.toString(number(payload, 1, 4))),
                        false,
                        payload.sub(CONFLUENT_BYTES, payload.length()));
    }

    /** The same of a payload that may be anything: with a body, and a number that a registry gives, which counts from 1. Else null. */
    public static @Nullable SchemaHeader supposedConfluent(Slice payload) {
        SchemaHeader header = confluent(payload);
        boolean isLikely = header != null
                && !header.body().isEmpty()
                && payload.at(1) == 0
                && !header.id().text().equals("0");
        return isLikely ? header : null;
    }

    private static long number(Slice bytes, int from, int count) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | (bytes.at(from + i) & 0xFF);
        }
        return number;
    }
}
