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
    /** Values of MessagePack with nothing between them. */
    MSGPACK(Encoding.Format.MSGPACK),
    /** Values of CBOR with nothing between them: a CBOR sequence (RFC 8742). */
    CBOR(Encoding.Format.CBOR),
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
            case PRETTY, NDJSON, JSON, MSGPACK, CBOR, TEXT, RAW, HEX, ENVELOPE -> null;
        };
    }

    /** Whether a record that cannot be decoded can be shown in it, as it is. */
    public boolean showsUndecodable() {
        return switch (this) {
            case PRETTY, NDJSON, JSON, TEXT, RAW, HEX, ENVELOPE -> true;
            case CSV, TSV, MSGPACK, CBOR -> false;
        };
    }

    /** Whether every record ends in the newline that is its only one; a cell of {@link #CSV} may hold others. */
    public boolean endsLines() {
        return switch (this) {
            case NDJSON, CSV, TSV, TEXT, ENVELOPE -> true;
            case PRETTY, JSON, MSGPACK, CBOR, RAW, HEX -> false;
        };
    }

    /** The pipeline's encoding whose results can be shown in this format. */
    public Encoding encoding() {
        return Encoding.of(encoding);
    }
}
