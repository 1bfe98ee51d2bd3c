package dev.kdt.local.firehose;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.wire.ServiceException;
import java.util.Map;

/** Changes the tags of a delivery stream. */
final class Tags {
    /** Amazon Data Firehose API Reference, TagDeliveryStream. */
    private static final int MAX = 50;

    private Tags() {}

    /** Puts {@code tags} in the place of those in {@code request}. */
    static ObjectNode replace(ObjectNode request, Map<String, String> tags) {
        if (tags.size() > MAX) {
            throw ServiceException.limitExceeded("A Firehose cannot have more than " + MAX + " tags.");
        }
        ArrayNode list = request.putArray("Tags");
        tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return request;
    }
}
