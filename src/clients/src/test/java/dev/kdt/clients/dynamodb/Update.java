package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A change of an item. */
interface Update {
    /**
     * Makes it.
     *
     * @param before the item as it was before all changes of the request
     * @param item the item that is changed
     */
    void apply(ObjectNode before, ObjectNode item) throws TableException;

    /** Adds a number to a number, which is 0 when it is not there, or elements to a set. */
    static Update add(DocumentPath path, JsonNode value) {
        return (before, item) -> {
            JsonNode old = path.in(before);
            if (old == null) {
                path.set(item, value);
            } else if (value.has("N")) {
                path.set(item, Values.add(old, value));
            } else {
                path.set(item, Operations.object(Values.type(value), merged(old, value)));
            }
        };
    }

    private static ArrayNode merged(JsonNode old, JsonNode more) {
        ArrayNode merged = old.get(Values.type(old)).deepCopy();
        for (JsonNode each : more.get(Values.type(more))) {
            if (!has(merged, each)) {
                merged.add(each);
            }
        }
        return merged;
    }

    /** Takes elements out of a set, which is gone when none is left. */
    static Update delete(DocumentPath path, JsonNode value) {
        return (before, item) -> {
            JsonNode old = path.in(before);
            if (old == null) {
                return;
            }
            ArrayNode left = old.get(Values.type(old)).deepCopy();
            JsonNode taken = value.path(Values.type(value));
            for (int i = left.size() - 1; i >= 0; i--) {
                if (has(taken, left.get(i))) {
                    left.remove(i);
                }
            }
            if (left.isEmpty()) {
                path.remove(item);
            } else {
                path.set(item, Operations.object(Values.type(old), left));
            }
        };
    }

    private static boolean has(JsonNode elements, JsonNode wanted) {
        for (JsonNode each : elements) {
            if (each.equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
