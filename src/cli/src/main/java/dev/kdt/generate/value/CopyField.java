package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/**
 * The value of an earlier field, copied: what the jq expression {@code .path} gives. Null when the record does not have that field.
 *
 * @param place of the earlier field
 */
public record CopyField(int place) implements Field {
    @Override
    public void write(Draw draw, ByteBuilder out) {
        int from = draw.from(place);
        int length = draw.to(place) - from;
        if (length == 0) {
            out.ascii("null");
            return;
        }
        byte[] bytes = out.reserve(length);
        System.arraycopy(bytes, from, bytes, out.size(), length);
        out.grew(length);
    }
}
