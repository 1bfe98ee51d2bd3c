package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads condition, filter and key condition expressions. {@code NOT} binds tighter than {@code AND}, that tighter than {@code OR}
 * (Amazon DynamoDB Developer Guide, "Condition and filter expressions, operators, and functions").
 */
final class ConditionParser {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");

    private final Tokens tokens;

    private ConditionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A value in an expression: of an attribute, a constant, or a size. */
    private interface Operand {
        @Nullable
        JsonNode of(ObjectNode item) throws TableException;
    }

    /** The condition that a member of the request holds; the one that always holds when it has none. */
    static Condition parse(ObjectNode request, String member) throws TableException {
        if (!request.hasNonNull(member)) {
            return Condition.ALWAYS;
        }
        ConditionParser parser = new ConditionParser(new Tokens(request, member));
        Condition condition = parser.or();
        if (!parser.tokens.atEnd()) {
            throw parser.tokens.wrong("Syntax error near " + parser.tokens.peek());
        }
        return condition;
    }

    private Condition or() throws TableException {
        Condition condition = and();
        while (tokens.take("OR")) {
            condition = condition.or(and());
        }
        return condition;
    }

    private Condition and() throws TableException {
        Condition condition = not();
        while (tokens.take("AND")) {
            condition = condition.and(not());
        }
        return condition;
    }

    private Condition not() throws TableException {
        return tokens.take("NOT") ? not().not() : primary();
    }

    private Condition primary() throws TableException {
        if (tokens.take("(")) {
            Condition inner = or();
            tokens.expect(")");
            return inner;
        }
        return switch (tokens.peek().toLowerCase(Locale.ROOT)) {
            case "attribute_exists" -> function((path, _) -> item -> path.in(item) != null);
            case "attribute_not_exists" -> function((path, _) -> item -> path.in(item) == null);
            case "attribute_type" ->
                function((path, type) -> item -> {
                    JsonNode value = path.in(item);
                    return value != null
                            && Values.type(value).equals(type.path("S").asText());
                });
            case "begins_with" -> function((path, start) -> item -> Values.beginsWith(path.in(item), start));
            case "contains" -> function((path, part) -> item -> Values.contains(path.in(item), part));
            default -> comparison();
        };
    }

    private interface Function {
        Condition of(DocumentPath path, JsonNode argument);
    }

    private Condition function(Function function) throws TableException {
        tokens.next();
        tokens.expect("(");
        DocumentPath path = tokens.path();
        JsonNode argument = tokens.take(",") ? tokens.value() : MissingNode.getInstance();
        tokens.expect(")");
        return function.of(path, argument);
    }

    private Condition comparison() throws TableException {
        Operand left = operand();
        if (tokens.take("BETWEEN")) {
            Operand low = operand();
            tokens.expect("AND");
            Operand high = operand();
            return item -> Values.compare(left.of(item), ">=", low.of(item))
                    && Values.compare(left.of(item), "<=", high.of(item));
        }
        if (tokens.take("IN")) {
            List<Operand> among = list();
            return item -> {
                for (Operand each : among) {
                    if (Values.equal(left.of(item), each.of(item))) {
                        return true;
                    }
                }
                return false;
            };
        }
        String operator = tokens.next();
        if (!COMPARISONS.contains(operator)) {
            throw tokens.wrong("Syntax error near " + operator);
        }
        Operand right = operand();
        return item -> Values.compare(left.of(item), operator, right.of(item));
    }

    private List<Operand> list() throws TableException {
        List<Operand> operands = new ArrayList<>();
        tokens.expect("(");
        do {
            operands.add(operand());
        } while (tokens.take(","));
        tokens.expect(")");
        return operands;
    }

    private Operand operand() throws TableException {
        if (tokens.isValue()) {
            JsonNode value = tokens.value();
            return _ -> value;
        }
        DocumentPath path = tokens.path();
        if (path.equals(DocumentPath.of("size")) && tokens.take("(")) {
            DocumentPath sized = tokens.path();
            tokens.expect(")");
            return item -> {
                JsonNode value = sized.in(item);
                return value == null ? null : Values.size(value);
            };
        }
        return path::in;
    }
}
