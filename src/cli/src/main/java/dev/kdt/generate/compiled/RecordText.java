package dev.kdt.generate.compiled;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Field;
import java.util.List;

/** A text made of a record: its parts are texts and values of the record, strings without their quotes. */
public final class RecordText {
    private final Part[] parts;

    /** A part of the text. */
    public sealed interface Part {
        /** A text that is always the same. */
        record Literal(Slice utf8) implements Part {}

        /** The value of a field, worked out on the whole record. */
        record Calculated(Field value) implements Part {}
    }

    public RecordText(List<Part> parts) {
        this.parts = parts.toArray(Part[]::new);
    }

    /**
     * Adds the text.
     *
     * @param record where the record stands that the draw has made, nothing behind it
     * @param out another builder
     */
    void write(Draw draw, ByteBuilder record, ByteBuilder out) {
        draw.markEnd(record);
        int end = record.size();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal(Slice utf8) -> out.put(utf8);
                case Part.Calculated(Field value) -> {
                    value.write(draw, record);
                    draw.text(record.viewFrom(end), out);
                    record.truncate(end);
                }
            }
        }
    }
}
