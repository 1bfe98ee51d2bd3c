package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads update expressions: {@code SET}, {@code REMOVE}, {@code ADD}, {@code DELETE}. Operands see the item as it was before
 * (Amazon DynamoDB Developer Guide, "Using update expressions in DynamoDB").
 */
final class UpdateParser {
    private final Tokens tokens;
    private final List<Update> updates = new ArrayList<>();

    private UpdateParser(Tokens tokens) {
        this.tokens = tokens;
    }

    private interface Operand {
        JsonNode of(ObjectNode before) throws TableException;
    }

    static List<Update> parse(ObjectNode request) throws TableException {
        UpdateParser parser = new UpdateParser(new Tokens(request, "UpdateExpression"));
        while (!parser.tokens.atEnd()) {
            parser.clause();
        }
        return parser.updates;
    }

    private void clause() throws TableException {
        String keyword = tokens.next().toUpperCase(Locale.ROOT);
        do {
            DocumentPath path = tokens.path();
            updates.add(
                    switch (keyword) {
                        case "SET" -> set(path);
                        case "REMOVE" -> (_, item) -> path.remove(item);
                        case "ADD" -> Update.add(path, tokens.value());
                        case "DELETE" -> Update.delete(path, tokens.value());
                        default -> throw tokens.wrong("Syntax error near " + keyword);
                    });
        } while (tokens.take(","));
    }

    private Update set(DocumentPath path) throws TableException {
        tokens.expect("=");
        Operand left = operand();
        Operand value;
        if (tokens.take("+")) {
            Operand right = operand();
            value = before -> Values.add(left.of(before), right.of(before));
        } else if (tokens.take("-")) {
            Operand right = operand();
            value = before -> Values.subtract(left.of(before), right.of(before));
        } else {
            value = left;
        }
        return (before, item) -> path.set(item, value.of(before));
    }

    private Operand operand() throws TableException {
        if (tokens.isValue()) {
            JsonNode value = tokens.value();
            return _ -> value;
        }
        DocumentPath path = tokens.path();
        if (!tokens.take("(")) {
            return before -> present(path, before);
        }
        DocumentPath called = path;
        if (called.equals(DocumentPath.of("if_not_exists"))) {
            DocumentPath looked = tokens.path();
            tokens.expect(",");
            Operand otherwise = operand();
            tokens.expect(")");
            return before -> looked.in(before) == null ? otherwise.of(before) : present(looked, before);
        }
        if (called.equals(DocumentPath.of("list_append"))) {
            Operand first = operand();
            tokens.expect(",");
            Operand second = operand();
            tokens.expect(")");
            return before -> {
                ArrayNode joined = JsonNodeFactory.instance.arrayNode();
                first.of(before).path("L").forEach(joined::add);
                second.of(before).path("L").forEach(joined::add);
                return Operations.object("L", joined);
            };
        }
        throw tokens.wrong("Invalid function name: " + called.attribute());
    }

    private static JsonNode present(DocumentPath path, ObjectNode item) throws TableException {
        JsonNode value = path.in(item);
        if (value == null) {
            throw TableException.validation(
                    "The provided expression refers to an attribute that does not exist in the item");
        }
        return value;
    }
}
