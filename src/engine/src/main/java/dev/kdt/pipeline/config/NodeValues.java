package dev.kdt.pipeline.config;

import dev.kdt.bytes.Slice;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.Objects;

/** Makes JSON values of nodes. */
public final class NodeValues {
    private NodeValues() {}

    /** The value that the node writes; numbers keep their digits. */
    public static Value value(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar);
            case Node.Sequence list ->
                ArrayValue.of(list.items().stream().map(NodeValues::value).toList());
            case Node.Mapping mapping -> {
                ObjectValue object = ObjectValue.withRoomFor(mapping.entries().size());
                for (Node.Entry entry : mapping.entries()) {
                    object = object.with(StringValue.of(entry.key().text()), value(entry.value()));
                }
                yield object;
            }
        };
    }

    private static Value scalar(Node.Scalar scalar) {
        return switch (scalar.type()) {
            case STRING -> Value.of(scalar.text());
            case NUMBER ->
                Objects.requireNonNull(NumberValue.parse(Slice.utf8(scalar.text())), "the reader knows numbers");
            case BOOLEAN -> Value.of(scalar.text().equals("true"));
            case NULL -> Value.NULL;
        };
    }
}
