package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.bytes.TextPlace;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link EnvelopeWriter} wrote, or people wrote by hand: only {@code encoding} and {@code data} are required, unknown
 * members are passed over. The payload may share the line's bytes. One per thread.
 */
public final class EnvelopeReader {
    private static final StringValue DATA = StringValue.of("data");
    private static final StringValue OUT_OF_SHARD = StringValue.of("outOfShard");
    private static final StringValue FAILURE = StringValue.of("failure");

    private final JsonReader json = new JsonReader();

    /**
     * Reads one line.
     *
     * @throws CodecException when it is no envelope; the message says what is missing or wrong
     */
    public Envelope read(Slice line) throws CodecException {
        ObjectValue envelope = object(line);
        Value data = envelope.get(DATA);
        if (data == null) {
            throw new CodecException("not an envelope: it has no 'data'");
        }
        Position position = new Position(
                text(envelope, "stream"),
                text(envelope, "shard"),
                text(envelope, "sequence"),
                number(envelope, "subsequence", -1),
                text(envelope, "file"),
                number(envelope, "line", 0),
                (int) number(envelope, "column", 1));
        KinesisRecord record = new KinesisRecord(
                position,
                text(envelope, "key"),
                text(envelope, "explicitHashKey"),
                arrival(envelope),
                payload(text(envelope, "encoding"), data, line));
        Value outOfShard = envelope.get(OUT_OF_SHARD);
        boolean marked = outOfShard != null && outOfShard.kind() == Kind.TRUE;
        return new Envelope(marked ? record.markedOutOfShard() : record, failure(envelope));
    }

    private ObjectValue object(Slice line) throws CodecException {
        try {
            if (json.read(line) instanceof ObjectValue object) {
                return object;
            }
            throw new CodecException("not an envelope: not a JSON object");
        } catch (JsonException e) {
            throw new CodecException("not an envelope: not JSON: " + e.problem(), e.offset());
        }
    }

    private static Slice payload(@Nullable String encoding, Value data, Slice line) throws CodecException {
        if (encoding == null) {
            throw new CodecException("not an envelope: it has no 'encoding' (json, text or base64)");
        }
        return switch (encoding) {
            case "json" -> Objects.requireNonNull(Members.of(line, DATA), "the object has this member");
            case "text" -> string(data).utf8();
            case "base64" -> Base64Text.decode(string(data).utf8());
            default ->
                throw new CodecException(
                        "unknown encoding '" + encoding + "' in an envelope (known: json, text, base64)");
        };
    }

    private static StringValue string(Value data) throws CodecException {
        if (data instanceof StringValue text) {
            return text;
        }
        throw new CodecException("the envelope's 'data' is not a string, which the encodings text and base64 need");
    }

    private static @Nullable Instant arrival(ObjectValue envelope) throws CodecException {
        Value arrival = envelope.get(StringValue.of("arrival"));
        if (arrival instanceof NumberValue millis) {
            return Instant.ofEpochMilli((long) millis.number());
        }
        String text = text(envelope, "arrival");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new CodecException("the envelope's 'arrival' is not a time: " + e.getMessage());
        }
    }

    private static @Nullable Failure failure(ObjectValue envelope) throws CodecException {
        if (!(envelope.get(FAILURE) instanceof ObjectValue failure)) {
            return null;
        }
        String stage = text(failure, "stage");
        String message = text(failure, "message");
        return new Failure(
                stage(stage == null ? "" : stage),
                text(failure, "step"),
                place(failure),
                message == null ? "" : message,
                (int) number(failure, "attempts", 0),
                EnvelopeWriter.UNKNOWN.equals(text(failure, "arrival")) ? Arrival.UNKNOWN : Arrival.NONE,
                text(envelope, "to"));
    }

    private static @Nullable TextPlace place(ObjectValue failure) throws CodecException {
        long line = number(failure, "line", 0);
        return line < 1 ? null : new TextPlace((int) line, (int) number(failure, "column", 1));
    }

    private static Failure.Stage stage(String word) throws CodecException {
        return Arrays.stream(Failure.Stage.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new CodecException("unknown stage '" + word + "' of a failure (known: "
                        + Arrays.stream(Failure.Stage.values())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + ")"));
    }

    private static @Nullable String text(ObjectValue object, String name) throws CodecException {
        Value value = object.get(StringValue.of(name));
        if (value == null || value.kind() == Kind.NULL) {
            return null;
        }
        if (value instanceof StringValue text) {
            return text.text();
        }
        throw new CodecException("the envelope's '" + name + "' is not a string");
    }

    private static long number(ObjectValue object, String name, long absent) throws CodecException {
        Value value = object.get(StringValue.of(name));
        if (value == null || value.kind() == Kind.NULL) {
            return absent;
        }
        if (value instanceof NumberValue number) {
            return (long) number.number();
        }
        throw new CodecException("the envelope's '" + name + "' is not a number");
    }
}
