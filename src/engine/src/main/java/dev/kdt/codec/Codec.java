package dev.kdt.codec;

import dev.kdt.codec.schema.SchemaHeader;
import dev.kdt.codec.schema.SchemaId;
import dev.kdt.codec.schema.Schemas;
import dev.kdt.library.OptionalLibrary;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One layer of a payload. Layers that have a mark (all but {@link #BASE64} and {@link #CONFLUENT}) are optional even where they are named: what does not
 * bear the mark is handed on as it is, because producers compress and aggregate only sometimes.
 */
public enum Codec {
    KPL(Role.SPLIT, "an aggregate of the Kinesis Producer Library: many user records"),
    CLOUDWATCH_LOGS(Role.SPLIT, "a CloudWatch Logs subscription message: a record for each log event"),
    KINESIS_EVENT(Role.SPLIT, "a Lambda event of a Kinesis stream: the records in it"),
    FIREHOSE_EVENT(Role.SPLIT, "a Lambda event of a Firehose transformation: the records in it"),
    FIREHOSE_HTTP(Role.SPLIT, "a request of Firehose to an HTTP endpoint: the records in it"),
    CLI_RECORDS(Role.SPLIT, "the JSON that 'aws kinesis get-records' prints: the records in it, with their keys"),
    DYNAMODB(Role.OPEN, "a change of a DynamoDB table: the same with its items as plain JSON"),
    DEBEZIUM(Role.OPEN, "a change of Debezium with its schema: the payload, decimals and times readable"),
    DMS(Role.OPEN, "a change of AWS DMS: its data"),
    EVENTBRIDGE(Role.OPEN, "an event of EventBridge: its detail"),
    SNS(Role.OPEN, "a notification of SNS: its message"),
    SQS_EVENT(Role.OPEN, "messages of SQS as Lambda and EventBridge Pipes give them: their bodies"),
    S3_EVENT(Role.OPEN, "an event notification of S3: a record for each object"),
    GZIP(Role.UNWRAP, "gzip: a record for each of its members"),
    ZLIB(Role.UNWRAP, "zlib: a record for each of its streams"),
    ZSTD(Role.UNWRAP, "Zstandard: a record for each of its frames"),
    ZIP(Role.UNWRAP, "a ZIP archive: a record for each of its entries"),
    SNAPPY(Role.UNWRAP, "Snappy in its framing format, the stream format of snappy-java, or Hadoop's blocks"),
    LZ4(Role.UNWRAP, "LZ4: a record for each of its frames"),
    UTF_16(Role.UNWRAP, "text in UTF-16 or UTF-32"),
    BASE64(Role.UNWRAP, "Base64, also its URL-safe alphabet, padded or not"),
    GLUE(Role.UNWRAP, "the header of an AWS Glue schema version"),
    CONFLUENT(Role.UNWRAP, "the header of a schema in Confluent's registry; it has no mark, so auto needs its schema"),
    JSON(Role.READ, "one JSON value, or objects and arrays in a row: a record for each"),
    CSV(Role.READ, "cells between commas (RFC 4180): an array of strings for a line, an array of such arrays for more"),
    TSV(Role.READ, "cells between tabs, read as csv is"),
    LOGFMT(Role.READ, "logfmt, as in level=info msg=\"not found\": an object of strings, a record for each line"),
    AVRO(
            Role.READ,
            "Avro: a file (a record for each datum), a single object, a datum after the header of a registry, or alone",
            OptionalLibrary.AVRO),
    PROTOBUF(Role.READ, "one Protocol Buffers message, read by descriptors", OptionalLibrary.PROTOBUF),
    MSGPACK(Role.READ, "MessagePack: a record for each value"),
    CBOR(Role.READ, "CBOR: a record for each value", OptionalLibrary.CBOR),
    TEXT(Role.READ, "UTF-8 text: a string"),
    RAW(Role.READ, "any bytes: a string of their Base64");

    /** The effect of a codec on a payload. */
    enum Role {
        /** Takes it apart into records. */
        SPLIT,
        /** Takes the document out that an envelope in JSON carries. */
        OPEN,
        /** Takes a layer off it. */
        UNWRAP,
        /** Makes a value of it; always the last. */
        READ
    }

    private final Role role;
    private final String summary;
    private final @Nullable OptionalLibrary library;

    Codec(Role role, String summary) {
        this(role, summary, null);
    }

    Codec(Role role, String summary, @Nullable OptionalLibrary library) {
        this.role = role;
        this.summary = summary;
        this.library = library;
    }

    Role role() {
        return role;
    }

    /** Its meaning, in half a line. */
    public String summary() {
        return summary;
    }

    /** The library that does it; null when it needs none. */
    public @Nullable OptionalLibrary library() {
        return library;
    }

    /** Whether it reads payloads by schemas. */
    public boolean readsBySchema() {
        return this == AVRO || this == PROTOBUF;
    }

    /** The codec that reads payloads by schemas of this language. */
    static Codec of(Schemas.Language language) {
        return switch (language) {
            case AVRO -> AVRO;
            case PROTOBUF -> PROTOBUF;
        };
    }

    /** The layer that such a header is. */
    static Codec of(SchemaHeader header) {
        return header.id().kind() == SchemaId.Kind.GLUE ? GLUE : CONFLUENT;
    }

    /** Whether a chain ends with it: it makes a value of the bytes. */
    public boolean isLast() {
        return role == Role.READ;
    }

    /** Whether it is text that it reads: a byte order mark before it means nothing, and it may be in UTF-16. */
    public boolean readsText() {
        return switch (this) {
            case CLOUDWATCH_LOGS, KINESIS_EVENT, FIREHOSE_EVENT, FIREHOSE_HTTP, CLI_RECORDS -> true;
            case DYNAMODB, DEBEZIUM, DMS, EVENTBRIDGE, SNS, SQS_EVENT, S3_EVENT -> true;
            case BASE64, JSON, CSV, TSV, LOGFMT, TEXT -> true;
            case KPL, GZIP, ZLIB, ZSTD, ZIP, SNAPPY, LZ4, UTF_16, GLUE, CONFLUENT -> false;
            case AVRO, PROTOBUF, MSGPACK, CBOR, RAW -> false;
        };
    }

    /**
     * Whether an envelope that is found, and not named, is left whole: all of it is readable as it is, and much of what a user looks
     * for stands around its content.
     */
    boolean staysWhole() {
        return switch (this) {
            case DMS, EVENTBRIDGE, SNS, SQS_EVENT, S3_EVENT -> true;
            default -> false;
        };
    }

    /** Whether the records in a container have sequence numbers of their own, as they had on the wire. */
    boolean carriesWholeRecords() {
        return this == KINESIS_EVENT || this == FIREHOSE_EVENT || this == CLI_RECORDS;
    }

    /** The name in pipeline files and on the command line, such as {@code cloudwatch-logs}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The codec of that name; null when there is none. */
    public static @Nullable Codec of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
