package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A request that is refused: the service's name of the error, its message, and the item that failed a condition if asked for. */
final class TableException extends Exception {
    private static final long serialVersionUID = 1;

    private final String type;
    private final transient @Nullable ObjectNode item;

    private TableException(String type, String message, @Nullable ObjectNode item) {
        super(message);
        this.type = type;
        this.item = item;
    }

    static TableException validation(String message) {
        return new TableException("ValidationException", message, null);
    }

    static TableException notFound(String table) {
        return new TableException("ResourceNotFoundException", "Requested resource not found: Table: " + table, null);
    }

    static TableException inUse(String table) {
        return new TableException("ResourceInUseException", "Table already exists: " + table, null);
    }

    static TableException unknownOperation(String target) {
        return new TableException("UnknownOperationException", "not served: " + target, null);
    }

    /** @param item the item as it is, for callers that ask for it; null otherwise */
    static TableException conditionFailed(@Nullable ObjectNode item) {
        return new TableException("ConditionalCheckFailedException", "The conditional request failed", item);
    }

    /** The error's simple name, such as {@code ValidationException}. */
    String type() {
        return type;
    }

    @Nullable
    ObjectNode item() {
        return item;
    }
}
