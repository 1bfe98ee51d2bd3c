package dev.kdt.pipeline.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.math.BigDecimal;

/** Values as the JSON Schema library takes them. */
final class JsonNodes {
    private static final double EXACT = 1L << 53;

    private JsonNodes() {}

    static JsonNode of(Value value) {
        return switch (value) {
            case StringValue text -> TextNode.valueOf(text.text());
            case NumberValue number -> number(number);
            case ObjectValue object -> {
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                for (Entries e = object.entries(); e.next(); ) {
                    node.set(e.key().text(), of(e.value()));
                }
                yield node;
            }
            case ArrayValue array -> {
                ArrayNode node = JsonNodeFactory.instance.arrayNode(array.size());
                for (Elements e = array.elements(); e.next(); ) {
                    node.add(of(e.value()));
                }
                yield node;
            }
            default -> value.kind() == Kind.NULL ? NullNode.instance : BooleanNode.valueOf(value.isTruthy());
        };
    }

    private static JsonNode number(NumberValue number) {
        double nearest = number.number();
        if (nearest == Math.rint(nearest) && Math.abs(nearest) < EXACT) {
            return LongNode.valueOf((long) nearest);
        }
        BigDecimal exact = number.exact();
        return exact == null ? DoubleNode.valueOf(nearest) : DecimalNode.valueOf(exact);
    }
}
