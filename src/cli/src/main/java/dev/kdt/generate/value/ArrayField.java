package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;

/**
 * An array.
 *
 * @param item each element; one that writes nothing is left out
 * @param length number of elements; a negative one is none
 */
public record ArrayField(Field item, Quantity length) implements Field {
    /** No stream takes more. */
    private static final int MOST_BYTES = 10 << 20;

    @Override
    public void write(Draw draw, ByteBuilder out) {
        long count = length.draw(draw.random());
        out.put('[');
        boolean first = true;
        for (long i = 0; i < count; i++) {
            int at = out.size();
            if (!first) {
                out.put(',');
            }
            int from = out.size();
            item.write(draw, out);
            if (out.size() - draw.start() > MOST_BYTES) {
                throw new GenerationException(null, "a record has more than 10 MiB (make its arrays shorter)");
            }
            if (out.size() == from) {
                out.truncate(at);
            } else {
                first = false;
            }
        }
        out.put(']');
    }
}
