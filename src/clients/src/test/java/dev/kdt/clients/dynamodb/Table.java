package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table: its keys, its global secondary indexes, its items in the order of their keys. */
final class Table {
    private final ObjectNode description;
    private final Keys keys;
    private final TreeMap<String, ObjectNode> items = new TreeMap<>();

    private Table(ObjectNode description, Keys keys) {
        this.description = description;
        this.keys = keys;
    }

    static Table create(String name, ObjectNode request) throws TableException {
        ObjectNode description = request.deepCopy();
        description
                .put("TableName", name)
                .put("TableStatus", "ACTIVE")
                .put("TableArn", "arn:aws:dynamodb:us-east-1:000000000000:table/" + name)
                .put("CreationDateTime", 0)
                .put("ItemCount", 0)
                .put("TableSizeBytes", 0);
        if (request.has("BillingMode")) {
            description.putObject("BillingModeSummary").put("BillingMode", Operations.text(request, "BillingMode"));
            description.remove("BillingMode");
        }
        description.remove("Tags");
        Table table = new Table(description, Keys.described(request));
        for (JsonNode index : request.path("GlobalSecondaryIndexes")) {
            activate((ObjectNode) index);
        }
        return table;
    }

    /** Adds indexes and changes the capacity; what else a request asks for is kept and shown. */
    ObjectNode update(ObjectNode request) throws TableException {
        for (JsonNode change : request.path("GlobalSecondaryIndexUpdates")) {
            JsonNode created = change.get("Create");
            if (created == null) {
                throw TableException.validation("GlobalSecondaryIndexUpdates: only Create is served");
            }
            ObjectNode index = created.deepCopy();
            activate(index);
            description.withArray("/GlobalSecondaryIndexes").add(index);
        }
        for (String member :
                new String[] {"AttributeDefinitions", "ProvisionedThroughput", "DeletionProtectionEnabled"}) {
            if (request.has(member)) {
                description.set(member, request.get(member));
            }
        }
        return description();
    }

    private static void activate(ObjectNode index) {
        index.put("IndexStatus", "ACTIVE");
    }

    ObjectNode description() {
        return description.deepCopy().put("ItemCount", items.size());
    }

    Keys keys() {
        return keys;
    }

    /** The keys of an index. */
    Keys keysOf(String index) throws TableException {
        ArrayNode indexes = description.withArray("/GlobalSecondaryIndexes");
        for (JsonNode each : indexes) {
            if (each.path("IndexName").asText().equals(index)) {
                return Keys.described(each);
            }
        }
        throw TableException.validation("The table does not have the specified index: " + index);
    }

    /** The item with this key; null when there is none. The caller does not change it. */
    @Nullable
    ObjectNode get(JsonNode key) throws TableException {
        return items.get(keys.order(key));
    }

    void put(ObjectNode item) throws TableException {
        items.put(keys.order(item), item);
    }

    void remove(JsonNode key) throws TableException {
        items.remove(keys.order(key));
    }

    /** All items by the text that orders them. */
    TreeMap<String, ObjectNode> items() {
        return items;
    }
}
