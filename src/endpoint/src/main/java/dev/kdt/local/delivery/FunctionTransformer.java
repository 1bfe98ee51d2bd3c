package dev.kdt.local.delivery;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.Slice;
import dev.kdt.endpoint.option.TransformException;
import dev.kdt.endpoint.option.TransformFailure;
import dev.kdt.endpoint.option.Transformer;
import dev.kdt.local.function.Invocable;
import dev.kdt.local.function.Invocation;
import dev.kdt.record.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Lambda function that transforms records: Amazon Data Firehose Developer Guide, "Required parameters for data transformation", and
 * AWS Lambda Developer Guide, "Using Lambda with Amazon Data Firehose", for the event.
 */
public final class FunctionTransformer implements Transformer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Invocable function;

    public FunctionTransformer(Invocable function) {
        this.function = function;
    }

    @Override
    public List<Answer> transform(Request in) throws IOException {
        byte[] event = event(in);
        if (event.length > Limits.LAMBDA_PAYLOAD_BYTES) {
            throw new TransformException(
                    TransformFailure.FUNCTION_ERROR,
                    "the event has " + event.length + " bytes, more than a function takes");
        }
        Invocation end;
        try {
            end = function.invoke(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the endpoint is being stopped", e);
        }
        return switch (end.ending()) {
            case ANSWERED -> answers(end.payload(), in);
            case FAILED -> throw failed(end.payload());
            case THROTTLED -> throw new TransformException(TransformFailure.THROTTLED, "its concurrency is used up");
            case MISSING -> throw new TransformException(TransformFailure.MISSING, "there is no such function");
        };
    }

    private static TransformException failed(byte[] error) {
        String told = new String(error, StandardCharsets.UTF_8);
        return new TransformException(
                told.contains("\"Sandbox.Timedout\"") ? TransformFailure.TIMED_OUT : TransformFailure.FUNCTION_ERROR,
                told);
    }

    private static byte[] event(Request in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = JSON.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeStringField("invocationId", in.invocationId());
            out.writeStringField("deliveryStreamArn", in.deliveryStreamArn());
            out.writeStringField("region", in.deliveryStreamArn().split(":", -1)[3]);
            Origin origin = in.records().getFirst().origin();
            if (origin != null) {
                out.writeStringField("sourceKinesisStreamArn", origin.streamArn());
            }
            out.writeArrayFieldStart("records");
            for (Item item : in.records()) {
                write(item, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(Item item, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("recordId", item.id());
        out.writeNumberField("approximateArrivalTimestamp", item.arrival());
        out.writeFieldName("data");
        out.writeBinary(item.data().array(), item.data().from(), item.data().length());
        Origin origin = item.origin();
        if (origin != null) {
            out.writeObjectFieldStart("kinesisRecordMetadata");
            out.writeStringField("sequenceNumber", origin.sequenceNumber());
            out.writeStringField("subsequenceNumber", "");
            out.writeStringField("partitionKey", item.key().toText());
            out.writeStringField("shardId", origin.shardId());
            out.writeNumberField("approximateArrivalTimestamp", item.arrival());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** The function's answers to the records. An answer that breaks the contract in one place is none at all. */
    private static List<Answer> answers(byte[] payload, Request in) throws TransformException {
        Map<String, Slice> originals = new HashMap<>();
        in.records().forEach(item -> originals.put(item.id(), item.data()));
        try {
            JsonNode records = JSON.readTree(payload).path("records");
            if (!records.isArray()) {
                throw malformed("it has no list 'records'");
            }
            List<Answer> answers = new ArrayList<>(records.size());
            for (JsonNode record : records) {
                answers.add(answer(record, originals));
            }
            return answers;
        } catch (TransformException e) {
            throw e;
        } catch (IOException e) {
            throw malformed("it is no JSON (" + e.getMessage() + ")");
        }
    }

    private static Answer answer(JsonNode record, Map<String, Slice> originals) throws IOException {
        String id = record.path("recordId").asText();
        Result result = result(record.path("result").asText());
        JsonNode data = record.path("data");
        if (result != Result.Ok) {
            return new Answer(id, result, originals.getOrDefault(id, Slice.EMPTY), Map.of());
        }
        if (!data.isTextual()) {
            throw malformed("record '" + id + "' has no data");
        }
        Map<String, String> keys = new HashMap<>();
        record.path("metadata")
                .path("partitionKeys")
                .properties()
                .forEach(key -> keys.put(key.getKey(), key.getValue().asText()));
        return new Answer(id, result, Slice.of(data.binaryValue()), keys);
    }

    private static Result result(String text) throws TransformException {
        for (Result result : Result.values()) {
            if (result.name().equals(text)) {
                return result;
            }
        }
        throw malformed("the result '" + text + "' is none of Ok, Dropped, ProcessingFailed");
    }

    private static TransformException malformed(String why) {
        return new TransformException(TransformFailure.MALFORMED_ANSWER, "the function's answer is malformed: " + why);
    }
}
