package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.choice;
import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.matching;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;

/** Shapes that several actions share, as in the service model of Kinesis (2013-12-02). */
final class KinesisShapes {
    static final Shape.Text STREAM_NAME = text(1, 128, "[a-zA-Z0-9_.-]+");
    static final Shape.Text STREAM_ARN = text(1, 2048, "arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+");
    static final Shape.Text RESOURCE_ARN = text(1, 2048, "arn:aws.*:kinesis:.*:\\d{12}:.*stream/\\S+");
    static final Shape.Text CONSUMER_ARN = text(
            1, 2048, "^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+");
    static final Shape.Text SHARD_ID = text(1, 128, "[a-zA-Z0-9_.-]+");
    static final Shape.Text SEQUENCE_NUMBER = matching("0|([1-9]\\d{0,128})");
    static final Shape.Text HASH_KEY = matching("0|([1-9]\\d{0,38})");
    static final Shape.Text PARTITION_KEY = text(1, Limits.PARTITION_KEY_CHARACTERS);
    static final Shape.Text NEXT_TOKEN = text(1, 1_048_576);
    static final Shape.Blob DATA = new Shape.Blob(0, Limits.LARGEST_RECORD_BYTES);
    static final Shape.Text TAG_KEY = text(1, 128);
    static final Shape.MapOf TAGS = new Shape.MapOf(1, 200, TAG_KEY, text(0, 256));
    static final Shape.ListOf TAG_KEYS = new Shape.ListOf(1, 50, TAG_KEY);
    static final Shape.Choice ITERATOR_TYPE =
            choice("AFTER_SEQUENCE_NUMBER", "LATEST", "AT_TIMESTAMP", "AT_SEQUENCE_NUMBER", "TRIM_HORIZON");
    static final Shape.Structure MODE_DETAILS = structure(required("StreamMode", choice("PROVISIONED", "ON_DEMAND")));
    static final Shape.Whole MAX_RECORD_KIB = integer(Limits.RECORD_BYTES / 1024, Limits.LARGEST_RECORD_BYTES / 1024);

    /** The ways to name a stream; {@code StreamId} is taken and not looked at, as it has no meaning here. */
    static final Shape.Field NAME = optional("StreamName", STREAM_NAME);

    static final Shape.Field ARN = optional("StreamARN", STREAM_ARN);
    static final Shape.Field ID = optional("StreamId", text(1, 24, "[a-z0-9]{20}-[a-z0-9]{3}"));

    private KinesisShapes() {}
}
