package dev.kdt.local.firehose;

import static dev.kdt.local.wire.Shape.FLAG;
import static dev.kdt.local.wire.Shape.choice;
import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;

/** Shapes that several actions share, as in the service model of Firehose (2015-08-04). */
final class FirehoseShapes {
    static final Shape.Text NAME = text(1, 64, "[a-zA-Z0-9_.-]+");
    static final Shape.Text ROLE_ARN = text(1, 512, "arn:.*:iam::\\d{12}:role/[a-zA-Z_0-9+=,.@\\-_/]+");
    static final Shape.Text BUCKET_ARN = text(1, 2048, "arn:.*:s3:::[\\w\\.\\-]{1,255}");
    static final Shape.Text KEY_ARN =
            text(1, 512, "arn:.*:kms:[a-zA-Z0-9\\-]+:\\d{12}:(key|alias)/[a-zA-Z_0-9+=,.@\\-_/]+");
    static final Shape.Choice TYPE = choice("DirectPut", "KinesisStreamAsSource", "MSKAsSource", "DatabaseAsSource");
    static final Shape.Structure RECORD = structure(
            "com.amazonaws.firehose.v20150804.Record",
            required("Data", new Shape.Blob(0, Limits.FIREHOSE_RECORD_BYTES)));
    static final Shape.Structure BUFFERING =
            structure(optional("SizeInMBs", integer(1, 128)), optional("IntervalInSeconds", integer(0, 900)));
    static final Shape.Choice COMPRESSION = choice("UNCOMPRESSED", "GZIP", "ZIP", "Snappy", "HADOOP_SNAPPY");
    static final Shape.Structure LOGGING = structure(
            optional("Enabled", FLAG),
            optional("LogGroupName", text(0, 512, "[\\.\\-_/#A-Za-z0-9]*")),
            optional("LogStreamName", text(0, 512, "[^:*]*")));
    static final Shape.Structure ENCRYPTION = structure(
            optional("NoEncryptionConfig", choice("NoEncryption")),
            optional("KMSEncryptionConfig", structure(required("AWSKMSKeyARN", KEY_ARN))));
    static final Shape.Structure SSE = structure(
            optional("KeyARN", KEY_ARN), required("KeyType", choice("AWS_OWNED_CMK", "CUSTOMER_MANAGED_CMK")));

    static final Shape.Text TAG_KEY = text(1, 128, "^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*$");
    static final Shape.Structure TAG = structure(
            "com.amazonaws.firehose.v20150804.Tag",
            required("Key", TAG_KEY),
            optional("Value", text(0, 256, "^[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*$")));
    static final Shape.ListOf TAGS = new Shape.ListOf(1, 50, TAG);

    private FirehoseShapes() {}
}
