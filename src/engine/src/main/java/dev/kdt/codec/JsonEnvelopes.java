package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises documents in JSON that carry other payloads, and opens them. */
final class JsonEnvelopes {
    private static final JsonEnvelope LAMBDA_STREAM =
            new LambdaEnvelope(LambdaEvent::holdsStreamRecords, LambdaEvent::streamRecords);
    private static final JsonEnvelope LAMBDA_DELIVERY =
            new LambdaEnvelope(LambdaEvent::holdsDeliveryRecords, LambdaEvent::deliveryRecords);
    private static final JsonEnvelope TABLE_CHANGE = new TableChange();
    private static final JsonEnvelope CONNECT_DOCUMENT = new ConnectDocument();
    private static final JsonEnvelope GET_RECORDS_ANSWER = new GetRecordsAnswer();
    private static final JsonEnvelope DELIVERY_REQUEST = new DeliveryRequest();

    private final JsonEnvelope logEvents;

    /** @param max the most bytes that the records of one document may have, all together */
    JsonEnvelopes(MaxRecord max) {
        this.logEvents = new LogEvents(max);
    }

    /**
     * A document that was recognised.
     *
     * @param content the records that it carries; null when it is to be left whole
     */
    record Found(Codec codec, @Nullable List<KinesisRecord> content) {}

    /** The envelope of that name. */
    JsonEnvelope of(Codec codec) {
        return switch (codec) {
            case CLOUDWATCH_LOGS -> logEvents;
            case KINESIS_EVENT -> LAMBDA_STREAM;
            case FIREHOSE_EVENT -> LAMBDA_DELIVERY;
            case FIREHOSE_HTTP -> DELIVERY_REQUEST;
            case CLI_RECORDS -> GET_RECORDS_ANSWER;
            case DYNAMODB -> TABLE_CHANGE;
            case DEBEZIUM -> CONNECT_DOCUMENT;
            case DMS -> MemberEnvelope.DMS;
            case EVENTBRIDGE -> MemberEnvelope.EVENTBRIDGE;
            case SNS -> MemberEnvelope.SNS;
            case SQS_EVENT -> EventRecords.SQS;
            case S3_EVENT -> EventRecords.S3;
            default -> throw new IllegalArgumentException(codec.word() + " is no envelope in JSON");
        };
    }

    /**
     * The envelope that a payload is, whose name nobody gave; null when it is none, or carries nothing, or something in it is
     * broken: a document that only resembles an envelope is good JSON. Control messages of CloudWatch Logs are known to carry nothing.
     *
     * @param value that the payload says
     * @param found the layers that were taken off. A document is opened once: what comes out may have the form of the same envelope
     */
    @Nullable
    Found recognised(Slice payload, Value value, KinesisRecord record, Chain found) {
        List<Codec> candidates = FirstKey.candidates(payload);
        if (candidates.isEmpty() || !(value instanceof ObjectValue document)) {
            return null;
        }
        for (Codec codec : candidates) {
            JsonEnvelope envelope = of(codec);
            boolean isNew = codec.role() == Codec.Role.SPLIT || !found.codecs().contains(codec);
            if (isNew && envelope.fits(document)) {
                return opened(codec, envelope, document, record);
            }
        }
        return null;
    }

    private static @Nullable Found opened(
            Codec codec, JsonEnvelope envelope, ObjectValue document, KinesisRecord record) {
        try {
            List<KinesisRecord> content = codec.staysWhole() ? null : envelope.open(document, record);
            return content == null || isSound(codec, content) ? new Found(codec, content) : null;
        } catch (CodecException _) {
            return null;
        }
    }

    private static boolean isSound(Codec codec, List<KinesisRecord> content) {
        return (codec == Codec.CLOUDWATCH_LOGS || !content.isEmpty())
                && content.stream().allMatch(each -> each.defect() == null);
    }

    /** Lambda's events, which {@link LambdaEvent} reads for functions too. */
    private record LambdaEnvelope(Form form, Reading reading) implements JsonEnvelope {
        interface Form {
            boolean fits(ObjectValue document);
        }

        interface Reading {
            List<KinesisRecord> records(ObjectValue document, KinesisRecord around) throws CodecException;
        }

        @Override
        public boolean fits(ObjectValue document) {
            return form.fits(document);
        }

        @Override
        public List<KinesisRecord> open(ObjectValue document, KinesisRecord record) throws CodecException {
            return reading.records(document, record);
        }
    }
}
