package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** Scan and Query: pages of items, of a table or an index, from a key on. */
final class PageOperations {
    /** The service ends a page after 1 MB; these items are small. */
    private static final int LARGEST_PAGE = 10_000;

    private PageOperations() {}

    static ObjectNode scan(Table table, ObjectNode request) throws TableException {
        int segments = request.path("TotalSegments").asInt(1);
        int segment = request.path("Segment").asInt(0);
        Keys keys = table.keys();
        return page(table, request, item -> Math.floorMod(keys.order(item).hashCode(), segments) == segment);
    }

    static ObjectNode query(Table table, ObjectNode request) throws TableException {
        if (!request.hasNonNull("KeyConditionExpression")) {
            throw TableException.validation("KeyConditionExpression is missing");
        }
        return page(table, request, ConditionParser.parse(request, "KeyConditionExpression"));
    }

    private static ObjectNode page(Table table, ObjectNode request, Condition wanted) throws TableException {
        Condition filter = ConditionParser.parse(request, "FilterExpression");
        Keys index =
                request.hasNonNull("IndexName") ? table.keysOf(Operations.text(request, "IndexName")) : table.keys();
        int limit = Math.min(request.path("Limit").asInt(LARGEST_PAGE), LARGEST_PAGE);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode items = page.putArray("Items");
        int scanned = 0;
        for (ObjectNode item : from(table, request)) {
            if (!index.in(item) || !wanted.test(item)) {
                continue;
            }
            scanned++;
            if (filter.test(item)) {
                items.add(item);
            }
            if (scanned == limit) {
                page.set("LastEvaluatedKey", table.keys().keyOf(item));
                break;
            }
        }
        return page.put("Count", items.size()).put("ScannedCount", scanned);
    }

    private static Collection<ObjectNode> from(Table table, ObjectNode request) throws TableException {
        return request.hasNonNull("ExclusiveStartKey")
                ? table.items()
                        .tailMap(table.keys().order(request.get("ExclusiveStartKey")), false)
                        .values()
                : table.items().values();
    }
}
