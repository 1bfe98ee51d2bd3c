package dev.kdt.json;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A string: valid UTF-8, in an array that it may share. */
public final class StringValue extends Value {
    public static final StringValue EMPTY = new StringValue(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int from;
    private final int to;
    private int hash;
    private int codepoints = -1;

    StringValue(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public static StringValue of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The string of these bytes, which must be valid UTF-8 and stay as they are. */
    public static StringValue of(byte[] utf8) {
        return new StringValue(utf8, 0, utf8.length);
    }

    /** The string of these bytes, which must be valid UTF-8 and stay as they are. */
    public static StringValue of(Slice utf8) {
        return new StringValue(utf8.array(), utf8.from(), utf8.to());
    }

    /** The UTF-8 bytes. */
    public Slice utf8() {
        return new Slice(bytes, from, to);
    }

    public byte[] array() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public boolean isEmpty() {
        return from == to;
    }

    public String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The number of characters. */
    public int codepoints() {
        if (codepoints < 0) {
            codepoints = Utf8.count(bytes, from, to);
        }
        return codepoints;
    }

    /** The part of the bytes {@code [start, end)}, counted from the start of this string, cut between characters. */
    public StringValue sub(int start, int end) {
        return new StringValue(bytes, from + start, from + end);
    }

    int length() {
        return to - from;
    }

    /** As the tape has it for keys. */
    int hash() {
        if (hash == 0) {
            hash = Words.hash(bytes, from, to);
        }
        return hash;
    }

    boolean sameText(StringValue that) {
        return sameText(that.bytes, that.from, that.to);
    }

    boolean sameText(byte[] other, int start, int end) {
        return end - start == to - from && Arrays.equals(bytes, from, to, other, start, end);
    }

    int compareText(StringValue that) {
        return Arrays.compareUnsigned(bytes, from, to, that.bytes, that.from, that.to);
    }

    @Override
    public Kind kind() {
        return Kind.STRING;
    }

    @Override
    public void writeTo(ByteBuilder out, Meter meter) {
        StringText.write(bytes, from, to, out);
    }

    @Override
    public StringValue copy() {
        return of(Arrays.copyOfRange(bytes, from, to));
    }

    @Override
    public StringValue freeze() {
        hash();
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StringValue that && sameText(that);
    }

    @Override
    public int hashCode() {
        return hash();
    }
}
