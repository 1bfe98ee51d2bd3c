package dev.kdt.redrive;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Envelope;
import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.Failure;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds leftovers in JSON, each by what it holds, whatever file it lies in. A document may hold another, as messages of queues and
 * topics do, and documents may follow one another with nothing between them. For one thread.
 */
public final class LeftoverReader {
    /** More than any chain of services wraps around a message. */
    private static final int MOST_LAYERS = 8;

    /** A sub-sequence number that is not there. */
    private static final int NO_SUBSEQUENCE = -1;

    private static final Slice BRACE = Slice.utf8("{");

    private final EnvelopeReader envelopes = new EnvelopeReader();

    /**
     * Finds the leftovers in a piece of a file, in order. Those before something that cannot be read are found.
     *
     * @param found gets them; their payloads may share the piece's bytes
     * @throws CodecException when there is something else, or the piece breaks off
     */
    public void read(KinesisRecord piece, Consumer<Leftover> found) throws CodecException {
        new Reading(piece.position(), found).documents(piece.data(), 0);
    }

    /** The reading of one piece. */
    private final class Reading {
        private final Position position;
        private final Consumer<Leftover> found;
        private int number;
        private String content = "";

        Reading(Position position, Consumer<Leftover> found) {
            this.position = position;
            this.found = found;
        }

        void documents(Slice text, int layers) throws CodecException {
            if (layers > MOST_LAYERS) {
                throw new CodecException("more than " + MOST_LAYERS + " messages inside of one another");
            }
            JsonReader json = new JsonReader();
            for (Slice rest = afterLogPrefix(trimmed(text)); !rest.isEmpty(); ) {
                Slice document;
                Value value;
                try {
                    document = rest.sub(0, json.endOfFirst(rest));
                    value = json.read(document);
                } catch (JsonException e) {
                    throw new CodecException("no leftover that is known: not JSON: " + e.problem());
                }
                if (layers == 0) {
                    content = LeftoverPlace.contentOf(document);
                }
                value(value, document, layers);
                rest = trimmed(rest.sub(document.length(), rest.length()));
            }
        }

        private void value(Value value, Slice document, int layers) throws CodecException {
            if (value instanceof ArrayValue array) {
                for (Elements each = array.elements(); each.next(); ) {
                    documents(text(each.value()), layers + 1);
                }
            } else if (!(value instanceof ObjectValue object)
                    || !(isFound(object, document) || isWrapping(object, layers))) {
                throw new CodecException(
                        "no leftover that is known: neither parked, nor of an error output, a manifest, a"
                                + " message of Lambda's on-failure destination or a Lambda event");
            }
        }

        private boolean isFound(ObjectValue object, Slice document) throws CodecException {
            Names names = Names.IN_JSON;
            if (object.get(names.rawData) instanceof StringValue raw) {
                firehoseError(object, raw);
            } else if (object.get(names.entries) instanceof ArrayValue entries) {
                manifest(entries);
            } else if (object.get(names.batchInfo) instanceof ObjectValue info) {
                lambdaBatch(object, info);
            } else if (isStreamEvent(object)) {
                event(LeftoverKind.KINESIS_EVENT, InputFormat.KINESIS_EVENT, document);
            } else if (object.get(names.invocationId) != null
                    && object.get(names.deliveryRecords) instanceof ArrayValue) {
                event(LeftoverKind.FIREHOSE_EVENT, InputFormat.FIREHOSE_EVENT, document);
            } else if (object.get(names.encoding) instanceof StringValue && object.get(names.data) != null) {
                envelope(document);
            } else {
                return false;
            }
            return true;
        }

        /** "Amazon Data Firehose Developer Guide, Data transformation failure handling", and "Error handling" of format conversion. */
        private void firehoseError(ObjectValue object, StringValue raw) throws CodecException {
            Names names = Names.IN_JSON;
            boolean ofFormat = object.get(names.catalogTable) != null
                    || (object.get(names.lastErrorCode) instanceof StringValue code
                            && code.text().startsWith("DataFormatConversion"));
            String sequence = object.get(names.sequence) instanceof StringValue text ? text.text() : null;
            long subsequence =
                    object.get(names.subsequence) instanceof NumberValue sub ? (long) sub.number() : NO_SUBSEQUENCE;
            Position its = new Position(
                    null, null, sequence, subsequence, position.file(), position.line(), position.column());
            add(
                    ofFormat ? LeftoverKind.FORMAT_CONVERSION_FAILED : LeftoverKind.FIREHOSE_ERROR,
                    new KinesisRecord(its, null, null, time(object.get(names.arrival)), decoded(raw)),
                    null);
        }

        private Slice decoded(StringValue raw) throws CodecException {
            try {
                return Slice.of(Base64.getDecoder().decode(raw.text()));
            } catch (IllegalArgumentException e) {
                throw new CodecException("rawData is not Base64 (" + e.getMessage() + ")");
            }
        }

        /** "Amazon Redshift Database Developer Guide, Using a manifest to specify data files". */
        private void manifest(ArrayValue entries) throws CodecException {
            for (Elements each = entries.elements(); each.next(); ) {
                if (!(each.value() instanceof ObjectValue entry)
                        || !(entry.get(Names.IN_JSON.url) instanceof StringValue url)) {
                    throw new CodecException("an entry of the manifest has no string 'url'");
                }
                found.accept(new Leftover.Unloaded(url.text(), nextPlace()));
            }
        }

        /** "AWS Lambda Developer Guide, Retain discarded batch records for a Kinesis Data Streams event source in Lambda". */
        private void lambdaBatch(ObjectValue message, ObjectValue info) throws CodecException {
            Value payload = message.get(Names.IN_JSON.payload);
            if (payload != null && isEventRead(text(payload))) {
                return;
            }
            Names names = Names.IN_JSON;
            String stream = streamOf(required(info, names.streamArn));
            int size = info.get(names.batchSize) instanceof NumberValue number ? (int) number.number() : 0;
            SequenceRange range = new SequenceRange(
                    stream,
                    required(info, names.shardId),
                    required(info, names.first),
                    required(info, names.last),
                    size);
            found.accept(new Leftover.Range(range, nextPlace()));
        }

        /** An event that cannot be read is told by the place of its records in the stream. */
        private boolean isEventRead(Slice event) {
            try {
                event(LeftoverKind.LAMBDA_BATCH, InputFormat.KINESIS_EVENT, event);
                return true;
            } catch (CodecException _) {
                return false;
            }
        }

        private void event(LeftoverKind kind, InputFormat format, Slice event) throws CodecException {
            List<KinesisRecord> records = format.unwrapper().unwrap(KinesisRecord.of(position, event));
            records.forEach(each -> add(kind, each, null));
        }

        private void envelope(Slice document) throws CodecException {
            Envelope parked = envelopes.read(document);
            Failure failure = parked.failure();
            boolean isResult = failure != null && failure.stage() == Failure.Stage.DELIVER;
            KinesisRecord record = parked.record();
            add(
                    isResult ? LeftoverKind.PARKED_RESULT : LeftoverKind.PARKED_RECORD,
                    record.withPosition(record.position().orWrappedAt(position)),
                    failure);
        }

        private void add(LeftoverKind kind, KinesisRecord record, @Nullable Failure failure) {
            found.accept(new Leftover.Whole(kind, record, failure, nextPlace()));
        }

        private LeftoverPlace nextPlace() {
            return LeftoverPlace.of(position, number++, content);
        }

        /** Whether the document is a message around others, which are read. */
        private boolean isWrapping(ObjectValue object, int layers) throws CodecException {
            List<Slice> inside = Wrapping.inside(object);
            for (Slice each : inside) {
                documents(each, layers + 1);
            }
            return !inside.isEmpty();
        }
    }

    private static boolean isStreamEvent(ObjectValue object) {
        return object.get(Names.IN_JSON.records) instanceof ArrayValue records
                && records.size() > 0
                && records.get(0) instanceof ObjectValue first
                && first.get(Names.IN_JSON.kinesis) instanceof ObjectValue;
    }

    private static String required(ObjectValue info, StringValue name) throws CodecException {
        if (info.get(name) instanceof StringValue text) {
            return text.text();
        }
        throw new CodecException("the KinesisBatchInfo has no string '" + name.text() + "'");
    }

    /** The name in {@code arn:aws:kinesis:us-east-2:123456789012:stream/orders}. */
    private static String streamOf(String arn) throws CodecException {
        String marker = ":stream/";
        int at = arn.indexOf(marker);
        if (at < 0) {
            throw new CodecException("the KinesisBatchInfo's streamArn '" + arn + "' names no stream");
        }
        return arn.substring(at + marker.length()).replaceFirst("/.*", "");
    }

    /** Milliseconds, as a number or as digits in a string, which is how the error output of some destinations has them. */
    private static @Nullable Instant time(@Nullable Value millis) {
        try {
            if (millis instanceof StringValue text) {
                return Instant.ofEpochMilli(new BigDecimal(text.text()).longValue());
            }
            return millis instanceof NumberValue number ? Instant.ofEpochMilli((long) number.number()) : null;
        } catch (NumberFormatException | DateTimeException _) {
            return null;
        }
    }

    /** A string's text, or the JSON of another value. */
    static Slice text(Value value) {
        if (value instanceof StringValue text) {
            return text.utf8().copy();
        }
        ByteBuilder json = new ByteBuilder();
        value.writeTo(json);
        return Slice.of(json.toBytes());
    }

    /** A line of a log begins with a time, a level or something else; what was logged follows. */
    private static Slice afterLogPrefix(Slice line) {
        int brace = line.indexOf(BRACE);
        boolean isArray = brace > 0
                && line.at(0) == '['
                && trimmed(line.sub(1, line.length())).at(0) == '{';
        return brace <= 0 || isArray ? line : line.sub(brace, line.length());
    }

    private static Slice trimmed(Slice text) {
        int at = 0;
        while (at < text.length() && (text.at(at) == ' ' || (text.at(at) >= '\t' && text.at(at) <= '\r'))) {
            at++;
        }
        return text.sub(at, text.length());
    }
}
