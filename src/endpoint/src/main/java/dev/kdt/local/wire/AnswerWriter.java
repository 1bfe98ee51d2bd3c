package dev.kdt.local.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.bytes.Slice;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes members of an answer; times and bytes take the form that the protocol wants. */
public final class AnswerWriter {
    private final Protocol protocol;
    private final JsonGenerator out;

    AnswerWriter(Protocol protocol, JsonGenerator out) {
        this.protocol = protocol;
        this.out = out;
    }

    /** A member of text; nothing at all when {@code value} is null. */
    public AnswerWriter text(String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value);
        }
        return this;
    }

    public AnswerWriter number(String name, long value) throws IOException {
        out.writeNumberField(name, value);
        return this;
    }

    public AnswerWriter flag(String name, boolean value) throws IOException {
        out.writeBooleanField(name, value);
        return this;
    }

    public AnswerWriter millis(String name, long epochMillis) throws IOException {
        out.writeFieldName(name);
        protocol.writeMillis(out, epochMillis);
        return this;
    }

    public AnswerWriter bytes(String name, Slice value) throws IOException {
        out.writeFieldName(name);
        out.writeBinary(value.array(), value.from(), value.length());
        return this;
    }

    public AnswerWriter object(String name, Answer members) throws IOException {
        out.writeObjectFieldStart(name);
        members.writeTo(this);
        out.writeEndObject();
        return this;
    }

    /** A list of objects, one for each of {@code values}. */
    public <T> AnswerWriter objects(String name, Collection<T> values, Member<T> member) throws IOException {
        out.writeArrayFieldStart(name);
        for (T value : values) {
            out.writeStartObject();
            member.writeTo(this, value);
            out.writeEndObject();
        }
        out.writeEndArray();
        return this;
    }

    public AnswerWriter texts(String name, Collection<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
        return this;
    }

    /** A ready-made value, such as a configuration that is told as it was given. */
    public AnswerWriter node(String name, JsonNode value) throws IOException {
        out.writeFieldName(name);
        node(value);
        return this;
    }

    private void node(JsonNode value) throws IOException {
        if (value.isObject()) {
            out.writeStartObject();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                node(entry.getKey(), entry.getValue());
            }
            out.writeEndObject();
        } else if (value.isArray()) {
            out.writeStartArray();
            for (JsonNode member : value) {
                node(member);
            }
            out.writeEndArray();
        } else if (value.isTextual()) {
            out.writeString(value.textValue());
        } else if (value.isBoolean()) {
            out.writeBoolean(value.booleanValue());
        } else if (value.isIntegralNumber()) {
            out.writeNumber(value.longValue());
        } else if (value.isNumber()) {
            out.writeNumber(value.doubleValue());
        } else {
            out.writeNull();
        }
    }

    /** Writes the members of one object of a list. */
    @FunctionalInterface
    public interface Member<T> {
        void writeTo(AnswerWriter out, T value) throws IOException;
    }
}
