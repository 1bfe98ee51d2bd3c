package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** The operations by their names on the wire, over tables in memory. One call at a time: each is atomic. */
final class Operations {
    private final Map<String, Table> tables = new HashMap<>();

    private interface OnTable {
        ObjectNode apply(Table table, ObjectNode request) throws TableException;
    }

    private static final Map<String, OnTable> ALL = Map.of(
            "DescribeTable", (table, _) -> object("Table", table.description()),
            "UpdateTable", (table, request) -> object("TableDescription", table.update(request)),
            "GetItem", ItemOperations::get,
            "PutItem", ItemOperations::put,
            "UpdateItem", ItemOperations::update,
            "DeleteItem", ItemOperations::delete,
            "Scan", PageOperations::scan,
            "Query", PageOperations::query);

    synchronized ObjectNode call(String operation, ObjectNode request) throws TableException {
        String name = text(request, "TableName");
        name = name.substring(name.lastIndexOf('/') + 1);
        if (operation.equals("CreateTable")) {
            if (tables.containsKey(name)) {
                throw TableException.inUse(name);
            }
            Table made = Table.create(name, request);
            tables.put(name, made);
            return object("TableDescription", made.description());
        }
        OnTable known = ALL.get(operation);
        if (known == null) {
            throw TableException.unknownOperation(operation);
        }
        Table table = tables.get(name);
        if (table == null) {
            throw TableException.notFound(name);
        }
        return known.apply(table, request);
    }

    /** A member that must be there. */
    static String text(ObjectNode request, String member) throws TableException {
        JsonNode value = request.get(member);
        if (value == null || !value.isTextual()) {
            throw TableException.validation(member + " is missing");
        }
        return value.asText();
    }

    static ObjectNode object(String name, JsonNode value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set(name, value);
        return object;
    }
}
