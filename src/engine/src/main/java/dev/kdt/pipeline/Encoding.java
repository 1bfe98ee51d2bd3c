package dev.kdt.pipeline;

import dev.kdt.codec.schema.SchemaWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of values as bytes.
 *
 * @param format the form of each value
 * @param layers what is put around it, the innermost first
 * @param columns names of the columns of rows; empty for those of the first row
 * @param schema writes values by a schema; null for formats without
 */
public record Encoding(
        Format format,
        List<Layer> layers,
        List<String> columns,
        @Nullable SchemaWriter schema) {
    public static final Encoding NDJSON = of(Format.NDJSON);

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
        /** A row of cells between commas: an array's elements, or an object's values, each in its column. */
        CSV,
        /** A row of cells between tabs. */
        TSV,
        /** One value as MessagePack. */
        MSGPACK,
        /** One value as CBOR. */
        CBOR,
        /** One value as a single object of Avro. */
        AVRO,
        /** One value as a message of Protocol Buffers. */
        PROTOBUF
    }

    /** The layers that can be put around the bytes. */
    public enum Layer {
        GZIP,
        ZLIB,
        ZSTD,
        LZ4,
        SNAPPY,
        BASE64
    }

    public Encoding {
        layers = List.copyOf(layers);
        columns = List.copyOf(columns);
    }

    public static Encoding of(Format format) {
        return new Encoding(format, List.of(), List.of(), null);
    }

    /** The same encoding with these columns. */
    public Encoding withColumns(List<String> names) {
        return new Encoding(format, layers, names, schema);
    }

    /** Whether values become rows of columns that the first one gives. */
    public boolean learnsColumns() {
        return columns.isEmpty() && (format == Format.CSV || format == Format.TSV);
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
                    case JSON, RAW, CSV, MSGPACK, CBOR, AVRO, PROTOBUF -> false;
                };
    }

    /** Whether every output ends in a newline, so that outputs one after the other are the file that they would be by themselves. */
    public boolean endsLines() {
        return isByLines() || isPlain(Format.CSV);
    }

    /** The words for formats. */
    public static List<String> formatWords() {
        return Arrays.stream(Format.values()).map(Encoding::word).toList();
    }

    /** The words for layers. */
    public static List<String> layerWords() {
        return Arrays.stream(Layer.values()).map(Encoding::word).toList();
    }

    /** The words for formats and layers that need nothing besides. */
    public static List<String> wordsAlone() {
        return words().stream()
                .filter(each -> !each.equals(word(Format.AVRO)) && !each.equals(word(Format.PROTOBUF)))
                .toList();
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
}
