package dev.kdt.fuzz;

import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;

/** Any bytes: they are refused with a place in them, or what is written of them reads as the same. */
public final class TapeFuzz {
    private TapeFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        Value value;
        try {
            value = new JsonReader().read(Slice.of(bytes));
        } catch (JsonException e) {
            if (e.offset() < 0 || e.offset() > bytes.length) {
                throw new AssertionError("the error is said to be at byte " + e.offset() + " of " + bytes.length, e);
            }
            return;
        }
        String written = value.toString();
        try {
            // Once more, for a number beyond all doubles is first written as the largest one, and then keeps those
            // digits.
            String again = new JsonReader().read(Slice.utf8(written)).toString();
            String third = new JsonReader().read(Slice.utf8(again)).toString();
            if (!third.equals(again) || !value.copy().toString().equals(written)) {
                throw new AssertionError(written + " became " + again + " and " + third);
            }
        } catch (JsonException e) {
            throw new AssertionError("what was written cannot be read: " + written, e);
        }
    }
}
