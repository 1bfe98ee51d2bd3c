package dev.kdt.pipeline;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Cells;
import dev.kdt.codec.CodecException;
import dev.kdt.codec.Compression;
import dev.kdt.codec.Compressor;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How values become bytes.
 *
 * @param format the form of each value
 * @param layers what is put around it, the innermost first
 */
public record Encoding(Format format, List<Layer> layers) {
    public static final Encoding NDJSON = new Encoding(Format.NDJSON, List.of());

    /** The form of a value. */
    public enum Format {
        /** One JSON value on a line, and a newline. */
        NDJSON,
        /** One JSON value, and nothing after it. */
        JSON,
        /** A string's own text and a newline; JSON for any other value. */
        TEXT,
        /** A string's own text and nothing added; JSON for any other value. */
        RAW,
        /** A line of cells between commas: an array's elements, or an object's values in their order. */
        CSV,
        /** A line of cells between tabs. */
        TSV
    }

    /** What can be put around the bytes. */
    public enum Layer {
        GZIP,
        ZLIB,
        ZSTD,
        BASE64
    }

    public Encoding {
        layers = List.copyOf(layers);
    }

    public static Encoding of(Format format) {
        return new Encoding(format, List.of());
    }

    /** Whether values have this form, and nothing around it. */
    boolean isPlain(Format other) {
        return format == other && layers.isEmpty();
    }

    /** Whether every output is one line and ends in a newline, so that lines tell outputs apart. A cell of CSV may hold several. */
    public boolean isByLines() {
        return layers.isEmpty()
                && switch (format) {
                    case NDJSON, TEXT, TSV -> true;
                    case JSON, RAW, CSV -> false;
                };
    }

    /** The words for formats. */
    public static List<String> formatWords() {
        return Arrays.stream(Format.values()).map(Encoding::word).toList();
    }

    /** The words for layers. */
    public static List<String> layerWords() {
        return Arrays.stream(Layer.values()).map(Encoding::word).toList();
    }

    /** The words for formats and layers. */
    public static List<String> words() {
        List<String> words = new ArrayList<>(formatWords());
        words.addAll(layerWords());
        return words;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Format format(String word) {
        return Arrays.stream(Format.values())
                .filter(each -> word(each).equals(word))
                .findFirst()
                .orElse(null);
    }

    static Layer layer(String word) {
        return Layer.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * Adds the value's bytes.
     *
     * @param untouched the payload that the value was read from and still is, null when it was made or changed: such a payload
     *     is passed on as it is wherever the format allows
     * @throws CodecException when the value has no such form
     */
    public void write(Value value, @Nullable Slice untouched, ByteBuilder out) throws CodecException {
        int start = out.size();
        switch (format) {
            case NDJSON -> {
                json(value, untouched, out);
                out.put('\n');
            }
            case JSON -> json(value, untouched, out);
            case TEXT -> {
                text(value, untouched, out);
                out.put('\n');
            }
            case RAW -> text(value, untouched, out);
            case CSV -> Cells.COMMA.write(cells(value), out);
            case TSV -> Cells.TAB.write(cells(value), out);
        }
        for (Layer layer : layers) {
            wrap(layer, start, out);
        }
    }

    private static void json(Value value, @Nullable Slice untouched, ByteBuilder out) {
        if (untouched != null && isOneLine(untouched)) {
            out.put(untouched);
        } else {
            value.writeTo(out);
        }
    }

    private static void text(Value value, @Nullable Slice untouched, ByteBuilder out) {
        if (untouched != null) {
            out.put(untouched);
        } else if (value instanceof StringValue text) {
            out.put(text.array(), text.from(), text.to());
        } else {
            value.writeTo(out);
        }
    }

    private static boolean isOneLine(Slice payload) {
        byte[] bytes = payload.array();
        for (int i = payload.from(); i < payload.to(); i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r') {
                return false;
            }
        }
        return true;
    }

    private List<String> cells(Value value) throws CodecException {
        List<String> cells = new ArrayList<>();
        if (value instanceof ArrayValue array) {
            for (Elements e = array.elements(); e.next(); ) {
                cells.add(cell(e.value()));
            }
        } else if (value instanceof ObjectValue object) {
            for (Entries e = object.entries(); e.next(); ) {
                cells.add(cell(e.value()));
            }
        } else {
            throw new CodecException("a line of " + word(format) + " must be an array or an object, not a "
                    + value.kind().typeName());
        }
        return cells;
    }

    private static String cell(Value value) {
        return value instanceof StringValue text ? text.text() : value.kind() == Kind.NULL ? "" : value.toString();
    }

    private static void wrap(Layer layer, int start, ByteBuilder out) {
        Slice inner = out.viewFrom(start).copy();
        out.truncate(start);
        out.put(
                switch (layer) {
                    case GZIP -> Compressor.compress(Compression.GZIP, inner);
                    case ZLIB -> Compressor.compress(Compression.ZLIB, inner);
                    case ZSTD -> Compressor.compress(Compression.ZSTD, inner);
                    case BASE64 -> Slice.of(Base64.getEncoder().encode(inner.array()));
                });
    }
}
