package dev.kdt.cli.show;

import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Output;

/** The values that the bytes of outputs say: JSON, else text. One per thread. */
final class OutputValue {
    private final JsonReader json = new JsonReader();

    /** The value, good until the next call. */
    Value of(Output output) {
        Slice bytes = output.bytes();
        try {
            return json.read(bytes);
        } catch (JsonException _) {
            return StringValue.of(Utf8.isValid(bytes) ? bytes : Slice.utf8(bytes.toText()));
        }
    }
}
