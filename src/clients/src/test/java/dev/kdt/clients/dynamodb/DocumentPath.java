package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an attribute is in an item.
 *
 * @param steps names of attributes and of members of maps, and indexes of lists; the first is a name
 */
record DocumentPath(List<Object> steps) {
    static DocumentPath of(String attribute) {
        return new DocumentPath(List.of(attribute));
    }

    /** The attribute of the item that the path begins with. */
    String attribute() {
        return (String) steps.getFirst();
    }

    /** The value there; null when there is none. */
    @Nullable
    JsonNode in(ObjectNode item) {
        JsonNode value = item.get(attribute());
        for (Object step : steps.subList(1, steps.size())) {
            if (value == null) {
                return null;
            }
            value = step instanceof Integer index
                    ? value.path("L").get(index)
                    : value.path("M").get((String) step);
        }
        return value;
    }

    /** Puts {@code value} there; beyond the end of a list it is added to it. */
    void set(ObjectNode item, JsonNode value) throws TableException {
        switch (steps.getLast()) {
            case Integer index when list(item).has(index) -> list(item).set(index, value);
            case Integer _ -> list(item).add(value);
            case Object name -> map(item).set((String) name, value);
        }
    }

    void remove(ObjectNode item) throws TableException {
        switch (steps.getLast()) {
            case Integer index -> list(item).remove(index);
            case Object name -> map(item).remove((String) name);
        }
    }

    private ObjectNode map(ObjectNode item) throws TableException {
        if (steps.size() == 1) {
            return item;
        }
        return parent(item).path("M") instanceof ObjectNode map ? map : invalid();
    }

    private ArrayNode list(ObjectNode item) throws TableException {
        return parent(item).path("L") instanceof ArrayNode list ? list : invalid();
    }

    private JsonNode parent(ObjectNode item) throws TableException {
        JsonNode parent = new DocumentPath(steps.subList(0, steps.size() - 1)).in(item);
        return parent == null ? invalid() : parent;
    }

    private static <T> T invalid() throws TableException {
        throw TableException.validation("The document path provided in the update expression is invalid for update");
    }
}
