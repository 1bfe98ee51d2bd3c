package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.FLAG;
import static dev.kdt.local.wire.Shape.choice;
import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.local.wire.Shape;
import java.util.ArrayList;
import java.util.List;

/** Shapes that several actions share, as in the service model of Firehose (2015-08-04). */
final class Shapes {
    static final Shape.Text NAME = text(1, 64, "[a-zA-Z0-9_.-]+");
    static final Shape.Text ROLE_ARN = text(1, 512, "arn:.*:iam::\\d{12}:role/[a-zA-Z_0-9+=,.@\\-_/]+");
    static final Shape.Text BUCKET_ARN = text(1, 2048, "arn:.*:s3:::[\\w\\.\\-]{1,255}");
    static final Shape.Choice TYPE = choice("DirectPut", "KinesisStreamAsSource", "MSKAsSource", "DatabaseAsSource");
    static final Shape.Structure RECORD =
            structure("com.amazonaws.firehose.v20150804.Record", required("Data", new Shape.Blob(0, 1_024_000)));
    static final Shape.Structure BUFFERING =
            structure(optional("SizeInMBs", integer(1, 128)), optional("IntervalInSeconds", integer(0, 900)));
    static final Shape.Choice COMPRESSION = choice("UNCOMPRESSED", "GZIP", "ZIP", "Snappy", "HADOOP_SNAPPY");
    static final Shape.Structure LOGGING = structure(
            optional("Enabled", FLAG),
            optional("LogGroupName", text(0, 512, "[\\.\\-_/#A-Za-z0-9]*")),
            optional("LogStreamName", text(0, 512, "[^:*]*")));
    static final Shape.Structure ENCRYPTION = structure(
            optional("NoEncryptionConfig", choice("NoEncryption")),
            optional("KMSEncryptionConfig", structure(required("AWSKMSKeyARN", text(1, 512)))));

    static final Shape.Structure S3 = structure(
            required("RoleARN", ROLE_ARN),
            required("BucketARN", BUCKET_ARN),
            optional("Prefix", text(0, 1024)),
            optional("ErrorOutputPrefix", text(0, 1024)),
            optional("BufferingHints", BUFFERING),
            optional("CompressionFormat", COMPRESSION),
            optional("EncryptionConfiguration", ENCRYPTION),
            optional("CloudWatchLoggingOptions", LOGGING));

    static final Shape.Structure PROCESSING = structure(
            optional("Enabled", FLAG),
            optional(
                    "Processors",
                    new Shape.ListOf(
                            0,
                            100,
                            structure(
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
                                                    100,
                                                    structure(
                                                            "com.amazonaws.firehose.v20150804.ProcessorParameter",
                                                            required("ParameterName", text(1, 100)),
                                                            required("ParameterValue", text(1, 5120)))))))));

    private static final Shape.Field[] EXTENDED_ONLY = {
        optional("ProcessingConfiguration", PROCESSING),
        optional("S3BackupMode", choice("Disabled", "Enabled")),
        optional("DataFormatConversionConfiguration", structure(optional("Enabled", FLAG))),
        optional(
                "DynamicPartitioningConfiguration",
                structure(
                        optional("Enabled", FLAG),
                        optional("RetryOptions", structure(optional("DurationInSeconds", integer(0, 7200)))))),
        optional("FileExtension", text(0, 128, "^$|\\.[0-9a-z!\\-_.*'()]+")),
        optional("CustomTimeZone", text(0, 50, "^$|[a-zA-Z/_]+"))
    };

    /** {@code ExtendedS3DestinationConfiguration}. */
    static final Shape.Structure EXTENDED_S3 = with(S3, "S3BackupConfiguration", S3);

    /** {@code S3DestinationUpdate}: nothing is required. */
    static final Shape.Structure S3_UPDATE = allOptional(S3);

    /** {@code ExtendedS3DestinationUpdate}. */
    static final Shape.Structure EXTENDED_S3_UPDATE = with(S3_UPDATE, "S3BackupUpdate", S3);

    static final Shape.Structure SERVER_SIDE_ENCRYPTION = structure(
            required("KeyType", choice("AWS_OWNED_CMK", "CUSTOMER_MANAGED_CMK")), optional("KeyARN", text(1, 512)));

    private static Shape.Structure with(Shape.Structure s3, String backup, Shape.Structure backupShape) {
        List<Shape.Field> fields = new ArrayList<>(s3.fields());
        fields.addAll(List.of(EXTENDED_ONLY));
        fields.add(optional(backup, backupShape));
        return new Shape.Structure("", fields);
    }

    private static Shape.Structure allOptional(Shape.Structure shape) {
        return new Shape.Structure(
                "",
                shape.fields().stream()
                        .map(field -> optional(field.name(), field.shape()))
                        .toList());
    }

    static final Shape.Structure TAG = structure(
            "com.amazonaws.firehose.v20150804.Tag", required("Key", text(1, 128)), optional("Value", text(0, 256)));

    private Shapes() {}
}
