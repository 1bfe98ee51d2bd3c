package dev.kdt.codec;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;

/** Writes one JSON object, member by member. */
final class ObjectWriter {
    private final ByteBuilder out;
    private boolean hasMembers;

    ObjectWriter(ByteBuilder out) {
        this.out = out.put('{');
    }

    /** Writes a name; its value comes next. */
    ByteBuilder member(StringValue name) {
        if (hasMembers) {
            out.put(',');
        }
        hasMembers = true;
        name.writeTo(out);
        return out.put(':');
    }

    void member(StringValue name, Value value) {
        value.writeTo(member(name));
    }

    void end() {
        out.put('}');
    }
}
