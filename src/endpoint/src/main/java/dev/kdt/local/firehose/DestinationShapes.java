package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.FLAG;
import static dev.kdt.local.wire.Shape.choice;
import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.local.wire.Shape;
import dev.kdt.local.wire.Shape.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The shapes of destinations, as in the service model of Firehose (2015-08-04). Of an update, every member is optional. */
final class DestinationShapes {
    private static final Field[] S3_FIELDS = {
        required("RoleARN", FirehoseShapes.ROLE_ARN),
        required("BucketARN", FirehoseShapes.BUCKET_ARN),
        optional("Prefix", text(0, 1024)),
        optional("ErrorOutputPrefix", text(0, 1024)),
        optional("BufferingHints", FirehoseShapes.BUFFERING),
        optional("CompressionFormat", FirehoseShapes.COMPRESSION),
        optional("EncryptionConfiguration", FirehoseShapes.ENCRYPTION),
        optional("CloudWatchLoggingOptions", FirehoseShapes.LOGGING)
    };

    static final Shape.Structure S3 = structure(S3_FIELDS);
    static final Shape.Structure S3_UPDATE = update(S3_FIELDS);

    private static final Shape.Structure PROCESSOR = structure(
            "com.amazonaws.firehose.v20150804.Processor",
            required(
                    "Type",
                    choice(
                            "RecordDeAggregation",
                            "Decompression",
                            "CloudWatchLogProcessing",
                            "Lambda",
                            "MetadataExtraction",
                            "AppendDelimiterToRecord")),
            optional(
                    "Parameters",
                    new Shape.ListOf(
                            0,
                            Integer.MAX_VALUE,
                            structure(
                                    "com.amazonaws.firehose.v20150804.ProcessorParameter",
                                    required(
                                            "ParameterName",
                                            choice(
                                                    "LambdaArn",
                                                    "NumberOfRetries",
                                                    "MetadataExtractionQuery",
                                                    "JsonParsingEngine",
                                                    "RoleArn",
                                                    "BufferSizeInMBs",
                                                    "BufferIntervalInSeconds",
                                                    "SubRecordType",
                                                    "Delimiter",
                                                    "CompressionFormat",
                                                    "DataMessageExtraction")),
                                    required("ParameterValue", text(1, 5120, "^(?!\\s*$).+"))))));
    private static final Shape.Structure PROCESSING = structure(
            optional("Enabled", FLAG), optional("Processors", new Shape.ListOf(0, Integer.MAX_VALUE, PROCESSOR)));
    private static final Shape.Structure RETRY = structure(optional("DurationInSeconds", integer(0, 7200)));
    private static final Shape.Choice BACKUP_MODE = choice("Disabled", "Enabled");

    private static final Field[] EXTENDED_S3_FIELDS = with(
            S3_FIELDS,
            optional("ProcessingConfiguration", PROCESSING),
            optional("S3BackupMode", BACKUP_MODE),
            optional("DataFormatConversionConfiguration", structure(optional("Enabled", FLAG))),
            optional(
                    "DynamicPartitioningConfiguration",
                    structure(optional("RetryOptions", RETRY), optional("Enabled", FLAG))),
            optional("FileExtension", text(0, 128, "^$|\\.[0-9a-z!\\-_.*'()]+")),
            optional("CustomTimeZone", text(0, 50, "^$|[a-zA-Z/_]+")));

    static final Shape.Structure EXTENDED_S3 =
            structure(with(EXTENDED_S3_FIELDS, optional("S3BackupConfiguration", S3)));
    static final Shape.Structure EXTENDED_S3_UPDATE =
            update(with(EXTENDED_S3_FIELDS, optional("S3BackupUpdate", S3_UPDATE)));

    private static final Field[] REDSHIFT_FIELDS = {
        required("RoleARN", FirehoseShapes.ROLE_ARN),
        // The service wants a name under redshift.amazonaws.com; here the cluster is any PostgreSQL.
        required("ClusterJDBCURL", text(1, 512)),
        required(
                "CopyCommand",
                structure(
                        required("DataTableName", text(1, 512)),
                        optional("DataTableColumns", text(0, 10_240)),
                        optional("CopyOptions", text(0, 10_240)))),
        optional("Username", text(1, 512)),
        optional("Password", text(6, 512)),
        optional("RetryOptions", RETRY),
        optional("ProcessingConfiguration", PROCESSING),
        optional("S3BackupMode", BACKUP_MODE),
        optional("CloudWatchLoggingOptions", FirehoseShapes.LOGGING),
        optional(
                "SecretsManagerConfiguration",
                structure(
                        optional("SecretARN", text(1, 2048)),
                        optional("RoleARN", FirehoseShapes.ROLE_ARN),
                        required("Enabled", FLAG)))
    };

    static final Shape.Structure REDSHIFT =
            structure(with(REDSHIFT_FIELDS, required("S3Configuration", S3), optional("S3BackupConfiguration", S3)));
    static final Shape.Structure REDSHIFT_UPDATE =
            update(with(REDSHIFT_FIELDS, optional("S3Update", S3_UPDATE), optional("S3BackupUpdate", S3_UPDATE)));

    /** Destinations of the service that this endpoint does not have, by the beginnings of their members. */
    static final List<String> ELSEWHERE = List.of(
            "Elasticsearch",
            "Amazonopensearchservice",
            "Splunk",
            "HttpEndpoint",
            "AmazonOpenSearchServerless",
            "Snowflake",
            "Iceberg");

    private DestinationShapes() {}

    private static Field[] with(Field[] fields, Field... more) {
        List<Field> all = new ArrayList<>(Arrays.asList(fields));
        all.addAll(Arrays.asList(more));
        return all.toArray(Field[]::new);
    }

    private static Shape.Structure update(Field... fields) {
        return structure(Arrays.stream(fields)
                .map(field -> optional(field.name(), field.shape()))
                .toArray(Field[]::new));
    }
}
