package dev.kdt.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.endpoint.event.Occasion;
import dev.kdt.local.stream.IteratorToken;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.ServiceException;

/** Finds out what a request is about. */
final class Occasions {
    private static final String[] NAMES = {"DeliveryStreamName", "StreamName", "StreamARN", "ConsumerARN", "ResourceARN"
    };

    private Occasions() {}

    /** @param body the request's members, not checked yet */
    static Occasion of(Operation operation, JsonNode body) {
        return new Occasion(operation.name(), stream(body), body.path("ShardId").asText(""));
    }

    private static String stream(JsonNode body) {
        for (String member : NAMES) {
            if (body.path(member).isTextual()) {
                return body.path(member).textValue().replaceFirst(".*:stream/([^/]+).*", "$1");
            }
        }
        try {
            JsonNode iterator = body.path("ShardIterator");
            return iterator.isTextual() ? IteratorToken.decode(iterator.textValue()).stream() : "";
        } catch (ServiceException _) {
            return ""; // The operation refuses it.
        }
    }
}
