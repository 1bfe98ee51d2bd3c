package dev.kdt.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.endpoint.event.Occasion;
import dev.kdt.local.stream.IteratorToken;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.record.ShardId;
import org.jspecify.annotations.Nullable;

/** Reads from a request which stream and shard it concerns. */
final class Occasions {
    private static final String[] NAMES = {
        "DeliveryStreamName", "StreamName", "StreamARN", "ConsumerARN", "ResourceARN", "FunctionName"
    };

    private static final String[] SHARDS = {"ShardId", "ShardToSplit", "ShardToMerge"};

    private Occasions() {}

    /** @param body the request's members, not checked yet */
    static Occasion of(Operation operation, JsonNode body) {
        IteratorToken iterator = iterator(body);
        return iterator == null
                ? new Occasion(operation.name(), stream(body), shard(body))
                : new Occasion(operation.name(), iterator.stream(), ShardId.of(String.valueOf(iterator.shard())));
    }

    private static String shard(JsonNode body) {
        for (String member : SHARDS) {
            if (body.path(member).isTextual()) {
                return body.path(member).textValue();
            }
        }
        return "";
    }

    private static String stream(JsonNode body) {
        for (String member : NAMES) {
            if (body.path(member).isTextual()) {
                return body.path(member)
                        .textValue()
                        .replaceFirst(".*:stream/([^/]+).*", "$1")
                        .replaceFirst(".*:function:([^:]+).*", "$1");
            }
        }
        return "";
    }

    private static @Nullable IteratorToken iterator(JsonNode body) {
        try {
            JsonNode iterator = body.path("ShardIterator");
            return iterator.isTextual() ? IteratorToken.decode(iterator.textValue()) : null;
        } catch (ServiceException _) {
            return null; // The operation refuses it.
        }
    }
}
