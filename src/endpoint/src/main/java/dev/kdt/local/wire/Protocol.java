package dev.kdt.local.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocol of a request and its answer. */
@SuppressWarnings("ImmutableEnumChecker") // The mapper is not annotated, and not changed.
public enum Protocol {
    /** Kinesis and Firehose: seconds since the epoch, with a fraction. */
    JSON("application/x-amz-json-1.1", new JsonFactory()),
    /** Lambda: paths name operations, errors have no {@code __type}; values are written as in {@link #JSON}. */
    REST_JSON("application/json", new JsonFactory()),
    /** Kinesis: milliseconds since the epoch, behind the tag of a time. */
    CBOR("application/x-amz-cbor-1.1", new CBORFactory()) {
        @Override
        long millis(JsonNode number) {
            return number.longValue();
        }

        @Override
        void writeMillis(JsonGenerator out, long millis) throws IOException {
            ((CBORGenerator) out).writeTag(1);
            out.writeNumber(millis);
        }
    };

    /** Bodies are bounded before they are read; the largest text in one is a function's code. */
    private static final int MAX_STRING = 70_000_000;

    private final String contentType;
    private final ObjectMapper mapper;

    Protocol(String contentType, JsonFactory factory) {
        this.contentType = contentType;
        factory.setStreamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(32) // Deeper than any request of the services.
                .maxStringLength(MAX_STRING)
                .maxNumberLength(200)
                .build());
        this.mapper = new ObjectMapper(factory);
    }

    /** The protocol of the Content-Type of a request whose header names the operation; null when it is none of the two. */
    public static @Nullable Protocol of(String contentType) {
        for (Protocol protocol : List.of(JSON, CBOR)) {
            if (protocol.contentType.equals(contentType)) {
                return protocol;
            }
        }
        return null;
    }

    public String contentType() {
        return contentType;
    }

    /**
     * Reads a body.
     *
     * @return its top value, or null when it is not well-formed
     */
    public @Nullable JsonNode parse(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (IOException | ArithmeticException _) {
            return null; // Whatever the parser has to say, the service says SerializationException and nothing more.
        }
    }

    /** Writes an answer's body. */
    public byte[] write(Answer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = generator(bytes)) {
            generator.writeStartObject();
            answer.writeTo(new AnswerWriter(this, generator));
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory does not fail.
        }
        return bytes.toByteArray();
    }

    private JsonGenerator generator(OutputStream out) throws IOException {
        return mapper.getFactory().createGenerator(out);
    }

    /** The milliseconds since the epoch of a time as the protocol writes it. */
    long millis(JsonNode number) {
        return number.decimalValue().movePointRight(3).longValue();
    }

    void writeMillis(JsonGenerator out, long millis) throws IOException {
        out.writeNumber(BigDecimal.valueOf(millis, 3));
    }
}
