package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.Kind;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.List;

/**
 * A member of an earlier field's value, of which it is not known before whether it is an object with that member, such as one that was
 * chosen: what the jq expression {@code .path.member} gives. Only that value is read, not the record.
 */
public final class MemberField implements Field {
    private final int place;
    private final List<StringValue> path;
    private final Calculation otherwise;

    /**
     * Prepares to read.
     *
     * @param place of the earlier field
     * @param path from its value to the member
     * @param otherwise the same by jq, which tells what is wrong with a value that is no object
     */
    public MemberField(int place, List<String> path, Calculation otherwise) {
        this.place = place;
        this.path = path.stream().map(StringValue::of).toList();
        this.otherwise = otherwise;
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        Slice json = new Slice(out.array(), draw.from(place), draw.to(place));
        Value value = json.isEmpty() ? Value.NULL : read(draw, json);
        for (int i = 0; i < path.size(); i++) {
            if (value.kind() == Kind.NULL) {
                break;
            }
            if (!(value instanceof ObjectValue object)) {
                otherwise.write(draw, out);
                return;
            }
            Value member = object.get(path.get(i));
            value = member == null ? Value.NULL : member;
        }
        value.writeTo(out);
    }

    private static Value read(Draw draw, Slice json) {
        try {
            return draw.reader().read(json);
        } catch (JsonException e) {
            throw new IllegalStateException("a field is JSON", e);
        }
    }
}
