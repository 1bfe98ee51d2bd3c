package dev.kdt.local.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Errors of functions as JSON: AWS Lambda Developer Guide, "Using the Lambda runtime API", Invocation error. */
final class FunctionError {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LINE = 500;

    private FunctionError() {}

    static byte[] json(String type, String message) {
        try {
            return JSON.writeValueAsBytes(
                    JSON.createObjectNode().put("errorType", type).put("errorMessage", message));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // Texts can be written.
        }
    }

    /**
     * The report of a runtime, if it is an object; else an object that holds it.
     *
     * @param type what the report's header says
     */
    static byte[] reported(byte[] body, String type) {
        JsonNode read = read(body);
        return read.isObject()
                ? body
                : json(type.isEmpty() ? "Runtime.UnknownReason" : type, new String(body, StandardCharsets.UTF_8));
    }

    /** The type of an error. */
    static String type(byte[] error) {
        String type = read(error).path("errorType").asText();
        return type.isEmpty() ? "Runtime.UnknownReason" : type;
    }

    /** Type and message in one line. */
    static String line(byte[] error) {
        JsonNode read = read(error);
        String line = type(error) + ": " + read.path("errorMessage").asText();
        String one = line.strip().replaceAll("\\s*[\\r\\n]+\\s*", " | ");
        return one.length() <= MAX_LINE ? one : one.substring(0, MAX_LINE) + "...";
    }

    private static JsonNode read(byte[] error) {
        try {
            JsonNode read = JSON.readTree(error);
            return read == null ? JSON.missingNode() : read;
        } catch (IOException _) {
            return JSON.missingNode();
        }
    }
}
