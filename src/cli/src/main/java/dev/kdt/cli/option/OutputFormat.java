package dev.kdt.cli.option;

import dev.kdt.codec.Cells;
import dev.kdt.pipeline.Encoding;
import org.jspecify.annotations.Nullable;

/** The output formats of records ({@code -o}). */
public enum OutputFormat {
    /** For people: where each came from, and its value in colours. */
    PRETTY(Encoding.Format.TEXT),
    /** A JSON value a line. */
    NDJSON(Encoding.Format.NDJSON),
    /** JSON values with nothing between them. */
    JSON(Encoding.Format.JSON),
    /** Cells between commas, a line each. */
    CSV(Encoding.Format.CSV),
    /** Cells between tabs, a line each. */
    TSV(Encoding.Format.TSV),
    /** A line each: a string's own text, else JSON. */
    TEXT(Encoding.Format.TEXT),
    /** The bytes, and nothing added. */
    RAW(Encoding.Format.RAW),
    /** The bytes as hexadecimal numbers, a line each. */
    HEX(Encoding.Format.RAW),
    /** Everything there is to know of a record, as JSON. */
    ENVELOPE(Encoding.Format.RAW);

    private final Encoding.Format encoding;

    OutputFormat(Encoding.Format encoding) {
        this.encoding = encoding;
    }

    /** The delimiter of the cells of its rows; null for formats without rows. */
    public @Nullable Cells cells() {
        return switch (this) {
            case CSV -> Cells.COMMA;
            case TSV -> Cells.TAB;
            case PRETTY, NDJSON, JSON, TEXT, RAW, HEX, ENVELOPE -> null;
        };
    }

    /** The pipeline's encoding whose results can be shown in this format. */
    public Encoding encoding() {
        return Encoding.of(encoding);
    }
}
