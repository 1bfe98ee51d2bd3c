package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code Expected} and {@code AttributeUpdates}, which the KCL still uses (Developer Guide, "Legacy conditional parameters"). */
final class LegacyParameters {
    private LegacyParameters() {}

    /** The condition of {@code Expected}: every attribute is as it says. */
    static Condition expected(ObjectNode request) throws TableException {
        Condition all = Condition.ALWAYS;
        for (Map.Entry<String, JsonNode> each : request.path("Expected").properties()) {
            all = all.and(expected(DocumentPath.of(each.getKey()), each.getValue()));
        }
        return all;
    }

    private static Condition expected(DocumentPath path, JsonNode wanted) throws TableException {
        if (wanted.has("ComparisonOperator")) {
            throw TableException.validation("Expected: ComparisonOperator is not served");
        }
        if (!wanted.path("Exists").asBoolean(true)) {
            return item -> path.in(item) == null;
        }
        JsonNode value = wanted.path("Value");
        return item -> Values.equal(path.in(item), value);
    }

    /** The changes of {@code AttributeUpdates}. */
    static List<Update> updates(ObjectNode request) throws TableException {
        List<Update> updates = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : request.path("AttributeUpdates").properties()) {
            DocumentPath path = DocumentPath.of(each.getKey());
            JsonNode value = each.getValue().get("Value");
            String action = each.getValue().path("Action").asText("PUT");
            updates.add(
                    switch (action) {
                        case "PUT" -> (_, item) -> path.set(item, value);
                        case "ADD" -> Update.add(path, value);
                        case "DELETE" -> value == null ? (_, item) -> path.remove(item) : Update.delete(path, value);
                        default -> throw TableException.validation("AttributeUpdates: no such action: " + action);
                    });
        }
        return updates;
    }
}
