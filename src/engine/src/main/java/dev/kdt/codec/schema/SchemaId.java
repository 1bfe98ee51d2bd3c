package dev.kdt.codec.schema;

import dev.kdt.bytes.Slice;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The identity of the schema that a payload was written by, as the payload itself tells it.
 *
 * @param kind who gave it
 * @param text as people write it, and as the file is named that holds the schema
 */
public record SchemaId(Kind kind, String text) {
    private static final Pattern GLUE_NAME = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern CONFLUENT_NAME = Pattern.compile("[1-9][0-9]{0,9}|0");

    /** The systems that give identities. */
    public enum Kind {
        /** The CRC-64-AVRO fingerprint of a single-object encoding: 16 hexadecimal digits. */
        FINGERPRINT("Avro schema with the fingerprint"),
        /** A schema version of AWS Glue: a UUID. */
        GLUE("Glue schema version"),
        /** A schema of Confluent's registry: a number. */
        CONFLUENT("Confluent schema");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    /** That of an Avro single-object encoding: after two bytes of mark the fingerprint, its least significant byte first. */
    public static SchemaId ofObject(Slice payload) {
        long fingerprint = 0;
        for (int i = 9; i > 1; i--) {
            fingerprint = fingerprint << 8 | (payload.at(i) & 0xFF);
        }
        return ofFingerprint(fingerprint);
    }

    /** That of an Avro schema with this CRC-64-AVRO fingerprint. */
    public static SchemaId ofFingerprint(long fingerprint) {
        return new SchemaId(Kind.FINGERPRINT, HexFormat.of().toHexDigits(fingerprint));
    }

    /** The identity that a file is named for: a UUID of Glue's or a number of Confluent's; null when it is another name. */
    public static @Nullable SchemaId ofFile(String stem) {
        if (GLUE_NAME.matcher(stem).matches()) {
            return new SchemaId(Kind.GLUE, stem.toLowerCase(Locale.ROOT));
        }
        return CONFLUENT_NAME.matcher(stem).matches() ? new SchemaId(Kind.CONFLUENT, stem) : null;
    }

    /** Such as {@code Confluent schema 17}. */
    @Override
    public String toString() {
        return kind.title + " " + text;
    }
}
