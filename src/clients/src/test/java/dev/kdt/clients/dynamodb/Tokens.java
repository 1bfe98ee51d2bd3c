package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression, and what the request says that {@code #name} and {@code :value} stand for. */
final class Tokens {
    private static final Pattern WORD =
            Pattern.compile("\\s*(?:([#:]?[A-Za-z0-9_][A-Za-z0-9_-]*)|(<>|<=|>=|[=<>().,+\\[\\]-]))");

    private final String expression;
    private final JsonNode names;
    private final JsonNode values;
    private final List<String> words = new ArrayList<>();
    private int at;

    /** @param member the member of the request that holds the expression */
    Tokens(ObjectNode request, String member) throws TableException {
        this.expression = request.path(member).asText().strip();
        this.names = request.path("ExpressionAttributeNames");
        this.values = request.path("ExpressionAttributeValues");
        Matcher matcher = WORD.matcher(expression);
        int end = 0;
        while (end < expression.length()) {
            matcher.region(end, expression.length());
            if (!matcher.lookingAt()) {
                throw wrong("Syntax error near " + expression.substring(end));
            }
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
            end = matcher.end();
        }
    }

    boolean atEnd() {
        return at == words.size();
    }

    /** The next word, without taking it; empty at the end. */
    String peek() {
        return atEnd() ? "" : words.get(at);
    }

    String next() throws TableException {
        if (atEnd()) {
            throw wrong("Syntax error: the expression ends too early");
        }
        return words.get(at++);
    }

    /** Takes the next word if it is this one; keywords in any case. */
    boolean take(String word) {
        boolean there = peek().equalsIgnoreCase(word);
        at += there ? 1 : 0;
        return there;
    }

    void expect(String word) throws TableException {
        if (!take(word)) {
            throw wrong("Syntax error: '" + word + "' expected, not '" + peek() + "'");
        }
    }

    boolean isValue() {
        return peek().startsWith(":");
    }

    /** The value that {@code :name} stands for. */
    JsonNode value() throws TableException {
        String word = next();
        JsonNode value = values.get(word);
        if (value == null) {
            throw wrong("An expression attribute value used in expression is not defined: " + word);
        }
        return value;
    }

    /** A path into an item: {@code a.#b[0]}. */
    DocumentPath path() throws TableException {
        List<Object> steps = new ArrayList<>();
        steps.add(name());
        while (true) {
            if (take(".")) {
                steps.add(name());
            } else if (take("[")) {
                steps.add(Integer.valueOf(next()));
                expect("]");
            } else {
                return new DocumentPath(steps);
            }
        }
    }

    private String name() throws TableException {
        String word = next();
        if (!word.startsWith("#")) {
            return word;
        }
        JsonNode name = names.get(word);
        if (name == null) {
            throw wrong("An expression attribute name used in the document path is not defined: " + word);
        }
        return name.asText();
    }

    TableException wrong(String message) {
        return TableException.validation("Invalid expression '" + expression + "': " + message);
    }
}
