package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.StringValue;
import java.util.Arrays;

/** Texts with numbers that follow each other, such as {@code o-000001}. */
public final class SequenceText implements Field {
    private final byte[] before;
    private final byte[] after;
    private final int width;
    private final long from;
    private final long step;

    /**
     * Texts of numbers.
     *
     * @param before the number
     * @param width of the number at least, with zeros in front
     * @param after the number
     * @param from the first number, not negative
     * @param step from one to the next, not negative
     */
    public SequenceText(String before, int width, String after, long from, long step) {
        byte[] start = quoted(before);
        byte[] end = quoted(after);
        this.before = Arrays.copyOf(start, start.length - 1);
        this.after = Arrays.copyOfRange(end, 1, end.length);
        this.width = width;
        this.from = from;
        this.step = step;
    }

    @Override
    public void write(Draw draw, ByteBuilder out) {
        out.put(before);
        NumberText.padded(from + (draw.number() - 1) * step, width, out);
        out.put(after);
    }

    private static byte[] quoted(String text) {
        ByteBuilder json = new ByteBuilder();
        StringValue.of(text).writeTo(json);
        return json.toBytes();
    }
}
