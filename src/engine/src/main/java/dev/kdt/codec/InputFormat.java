package dev.kdt.codec;

import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats of input ({@code --in}): how it is cut into records, and the content of the pieces. */
public enum InputFormat {
    /** Told from the first line: JSON a line, JSON over lines, or text. */
    AUTO,
    /** One JSON value a line; empty lines are passed over. */
    NDJSON,
    /** JSON values one after the other, several on a line or one over several lines. */
    JSON,
    /** Rows of cells between commas; the first one names the columns, and each other one is an object of strings. */
    CSV,
    /** Rows of cells between tabs, read as {@link #CSV} is. */
    TSV,
    /** One record a line, its bytes as they are, without the newline. */
    TEXT,
    /** The whole file is one record. */
    RAW,
    /** One envelope a line. */
    ENVELOPE,
    /** A Lambda event of a stream: the records in it. */
    KINESIS_EVENT,
    /** A Lambda event of a delivery's transformation: the records in it. */
    FIREHOSE_EVENT;

    public static List<String> words() {
        return Arrays.stream(values()).map(InputFormat::toString).toList();
    }

    /** The format of that name; null when there is none. */
    public static @Nullable InputFormat of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** The unwrapper that takes the records out of the pieces of this format; one for each thread. */
    public Unwrapper unwrapper() {
        return switch (this) {
            case AUTO, NDJSON, JSON, TEXT, RAW -> List::of;
            case CSV -> new Rows(Cells.COMMA);
            case TSV -> new Rows(Cells.TAB);
            case ENVELOPE -> {
                EnvelopeReader reader = new EnvelopeReader();
                yield piece -> {
                    KinesisRecord record = reader.read(piece.data()).record();
                    return List.of(record.withPosition(record.position().orWrappedAt(piece.position())));
                };
            }
            case KINESIS_EVENT -> LambdaEvent::streamRecords;
            case FIREHOSE_EVENT -> LambdaEvent::deliveryRecords;
        };
    }

    /** Whether records have to be taken out of the pieces first. */
    public boolean wraps() {
        return switch (this) {
            case AUTO, NDJSON, JSON, TEXT, RAW -> false;
            case CSV, TSV, ENVELOPE, KINESIS_EVENT, FIREHOSE_EVENT -> true;
        };
    }

    /**
     * The most bytes that a record may have which was taken out of a piece.
     *
     * @param max the most that one may have as it is read. An object is longer than the row that it was made of: only the row counts.
     */
    public MaxRecord unwrapped(MaxRecord max) {
        return switch (this) {
            case CSV, TSV -> new MaxRecord(MaxRecord.LARGEST);
            case AUTO, NDJSON, JSON, TEXT, RAW, ENVELOPE, KINESIS_EVENT, FIREHOSE_EVENT -> max;
        };
    }

    /** The decoding of payloads of which only this format is known. */
    public Chain chain() {
        return switch (this) {
            case NDJSON, JSON, CSV, TSV -> Chain.JSON;
            case TEXT -> Chain.TEXT;
            case AUTO, RAW, ENVELOPE, KINESIS_EVENT, FIREHOSE_EVENT -> Chain.AUTO;
        };
    }

    /** The word on the command line, such as {@code kinesis-event}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
