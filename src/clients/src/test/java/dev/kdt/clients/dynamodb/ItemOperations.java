package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GetItem, PutItem, UpdateItem, DeleteItem. */
final class ItemOperations {
    private ItemOperations() {}

    static ObjectNode get(Table table, ObjectNode request) throws TableException {
        ObjectNode item = table.get(request.path("Key"));
        return item == null ? nothing() : Operations.object("Item", item);
    }

    static ObjectNode put(Table table, ObjectNode request) throws TableException {
        if (!(request.get("Item") instanceof ObjectNode item)) {
            throw TableException.validation("Item is missing");
        }
        ObjectNode before = table.get(item);
        check(request, before);
        table.put(item.deepCopy());
        return returned(request, before, item, List.of());
    }

    static ObjectNode delete(Table table, ObjectNode request) throws TableException {
        ObjectNode before = table.get(request.path("Key"));
        check(request, before);
        table.remove(request.path("Key"));
        return returned(request, before, null, List.of());
    }

    static ObjectNode update(Table table, ObjectNode request) throws TableException {
        if (!(request.get("Key") instanceof ObjectNode key)) {
            throw TableException.validation("Key is missing");
        }
        ObjectNode before = table.get(key);
        check(request, before);
        ObjectNode seen = before == null ? nothing() : before;
        ObjectNode item = before == null ? key.deepCopy() : before.deepCopy();
        List<Update> updates = new ArrayList<>(LegacyParameters.updates(request));
        if (request.hasNonNull("UpdateExpression")) {
            updates.addAll(UpdateParser.parse(request));
        }
        for (Update update : updates) {
            update.apply(seen, item);
        }
        if (!table.keys().keyOf(item).equals(table.keys().keyOf(key))) {
            throw TableException.validation("Cannot update attribute. This attribute is part of the key");
        }
        table.put(item);
        return returned(request, before, item, changed(seen, item));
    }

    private static void check(ObjectNode request, @Nullable ObjectNode before) throws TableException {
        ObjectNode seen = before == null ? nothing() : before;
        if (!LegacyParameters.expected(request).test(seen)
                || !ConditionParser.parse(request, "ConditionExpression").test(seen)) {
            boolean wanted =
                    request.path("ReturnValuesOnConditionCheckFailure").asText().equals("ALL_OLD");
            throw TableException.conditionFailed(wanted ? before : null);
        }
    }

    private static List<String> changed(ObjectNode before, ObjectNode after) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, ?> each : after.properties()) {
            if (!each.getValue().equals(before.get(each.getKey()))) {
                names.add(each.getKey());
            }
        }
        return names;
    }

    private static ObjectNode returned(
            ObjectNode request, @Nullable ObjectNode before, @Nullable ObjectNode after, List<String> changed) {
        ObjectNode attributes = switch (request.path("ReturnValues").asText("NONE")) {
            case "ALL_OLD" -> before;
            case "ALL_NEW" -> after;
            case "UPDATED_OLD" -> before == null ? null : before.deepCopy().retain(changed);
            case "UPDATED_NEW" -> after == null ? null : after.deepCopy().retain(changed);
            default -> null;
        };
        return attributes == null ? nothing() : Operations.object("Attributes", attributes);
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
