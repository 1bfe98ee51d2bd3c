package dev.kdt.cli.show;

import dev.kdt.bytes.Slice;
import dev.kdt.jq.program.Expression;

/** A part of the template of {@code -f}. */
sealed interface FormatPart {
    /** Bytes that stand there for each record. */
    record Literal(Slice bytes) implements FormatPart {}

    /** A field of the record. */
    record Field(FormatField field, FormatLayout layout) implements FormatPart {}

    /** The results of an expression on the record's value. */
    record Result(Expression expression, FormatLayout layout) implements FormatPart {}
}
