package dev.kdt.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;

/** Puts texts of a path, a query or a header among a request's members, as values of the types that their shapes want. */
public final class RestMembers {
    private final ObjectNode members;
    private final Shape.Structure shape;

    /** @param members the body's, to which others are added */
    public RestMembers(ObjectNode members, Shape.Structure shape) {
        this.members = members;
        this.shape = shape;
    }

    /** Adds a member, unless the operation has none of this name; several texts are the members of a list. */
    public void add(String name, List<String> texts) {
        for (Shape.Field field : shape.fields()) {
            if (field.name().equals(name) && !texts.isEmpty()) {
                members.set(name, value(texts, field.shape()));
            }
        }
    }

    private static JsonNode value(List<String> texts, Shape shape) {
        if (shape instanceof Shape.ListOf list) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode(texts.size());
            texts.forEach(text -> values.add(value(text, list.member())));
            return values;
        }
        return value(texts.getFirst(), shape);
    }

    /** A text that is none of the shape's values stays one, and is refused with the other checks. */
    private static JsonNode value(String text, Shape shape) {
        if (shape instanceof Shape.Flag && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (shape instanceof Shape.Whole) {
            try {
                return LongNode.valueOf(Long.parseLong(text));
            } catch (NumberFormatException _) {
                return TextNode.valueOf(text);
            }
        }
        return TextNode.valueOf(text);
    }
}
