package dev.kdt.jq.builtin;

import dev.kdt.bytes.Slice;
import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Messages;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;

/** {@code fromjson} */
final class JsonText {
    private JsonText() {}

    static Value parse(Value in) throws JqException {
        if (!(in instanceof StringValue string)) {
            throw Messages.about(in, "only strings can be parsed");
        }
        Slice text = string.utf8();
        try {
            // A reader of its own: the value stays good as long as anybody has it.
            return new JsonReader().read(text);
        } catch (JsonException e) {
            throw new JqException(JsonComplaint.of(text) + " (while parsing '" + text.toText() + "')");
        }
    }
}
