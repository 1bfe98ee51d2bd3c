package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The attributes of a key schema: the partition key, then the sort key if there is one. */
record Keys(List<String> attributes) {
    static Keys described(JsonNode table) throws TableException {
        List<String> attributes = new ArrayList<>();
        for (JsonNode each : table.path("KeySchema")) {
            String name = each.path("AttributeName").asText();
            attributes.add(each.path("KeyType").asText().equals("HASH") ? 0 : attributes.size(), name);
        }
        if (attributes.isEmpty() || attributes.size() > 2) {
            throw TableException.validation("KeySchema must have one or two elements");
        }
        return new Keys(attributes);
    }

    /** The key of {@code item} alone. */
    ObjectNode keyOf(ObjectNode item) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        attributes.forEach(name -> key.set(name, item.get(name)));
        return key;
    }

    /** Whether an item has these attributes: an index leaves out those that have not. */
    boolean in(ObjectNode item) {
        return attributes.stream().allMatch(item::has);
    }

    /** A text that orders items by their key. */
    String order(JsonNode item) throws TableException {
        StringBuilder order = new StringBuilder();
        for (String name : attributes) {
            JsonNode value = item.get(name);
            if (value == null) {
                throw TableException.validation("One of the required keys was not given a value: " + name);
            }
            order.append(value).append('\0');
        }
        return order.toString();
    }
}
