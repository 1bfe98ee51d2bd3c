package dev.kdt.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.wire.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Makes requests of any bytes: mostly of the shape that is wanted, so that they get far, with values that mean something. */
final class RequestMaker {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> WORDS = List.of(
            "s",
            "t",
            "arn:aws:kinesis:us-east-1:000000000000:stream/s",
            "arn:aws:kinesis:us-east-1:000000000000:stream/s/consumer/c:1",
            "shardId-000000000000",
            "shardId-000000000001",
            "shardId-999999999999",
            "c",
            "..",
            "/",
            "\0",
            "0",
            "340282366920938463463374607431768211455",
            "170141183460469231731687303715884105728",
            "49590338271490256608559692538361571095921575989136588898",
            "ALL",
            "{}");

    private static final long[] NUMBERS = {
        0, 1, 2, 3, 24, 25, 500, 10_000, -1, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final byte[] bytes;
    private int at;

    RequestMaker(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The next byte, 0 to {@code bound} - 1; zeros after the last. */
    int next(int bound) {
        return at < bytes.length ? (bytes[at++] & 0xff) % bound : 0;
    }

    /** The bytes that are left. */
    byte[] rest() {
        return Arrays.copyOfRange(bytes, Math.min(at, bytes.length), bytes.length);
    }

    ObjectNode structure(Shape.Structure shape) {
        ObjectNode made = NODES.objectNode();
        for (Shape.Field field : shape.fields()) {
            if (next(4) > 0) {
                made.set(field.name(), value(field.shape()));
            }
        }
        return made;
    }

    private JsonNode value(Shape shape) {
        if (next(16) == 15) {
            return anything();
        }
        return switch (shape) {
            case Shape.Text _ -> NODES.textNode(text());
            case Shape.Choice choice ->
                NODES.textNode(choice.values().get(next(choice.values().size())));
            case Shape.Flag _ -> NODES.booleanNode(next(2) == 1);
            case Shape.Whole _ -> NODES.numberNode(NUMBERS[next(NUMBERS.length)]);
            case Shape.Moment _ ->
                next(2) == 0 ? NODES.numberNode(NUMBERS[next(NUMBERS.length)]) : NODES.numberNode(next(256) * 1e300);
            case Shape.Blob _ -> BinaryNode.valueOf(piece());
            case Shape.ListOf list -> {
                ArrayNode made = NODES.arrayNode();
                for (int i = next(4); i > 0; i--) {
                    made.add(value(list.member()));
                }
                yield made;
            }
            case Shape.MapOf _ -> {
                ObjectNode made = NODES.objectNode();
                for (int i = next(4); i > 0; i--) {
                    made.put(text(), text());
                }
                yield made;
            }
            case Shape.Structure structure -> structure(structure);
        };
    }

    private JsonNode anything() {
        return switch (next(6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.arrayNode().add(text());
            case 2 -> NODES.objectNode().put(text(), text());
            case 3 -> NODES.numberNode(NUMBERS[next(NUMBERS.length)]);
            case 4 -> NODES.textNode(text());
            default -> NODES.booleanNode(true);
        };
    }

    private String text() {
        int word = next(WORDS.size() + 2);
        return word < WORDS.size() ? WORDS.get(word) : new String(piece(), StandardCharsets.UTF_8);
    }

    private byte[] piece() {
        byte[] piece = new byte[next(40)];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (byte) next(256);
        }
        return piece;
    }
}
