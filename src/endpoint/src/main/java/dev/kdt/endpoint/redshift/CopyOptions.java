package dev.kdt.endpoint.redshift;

/**
 * The options of a COPY, as far as Firehose's objects can need them (Amazon Redshift Database Developer Guide, "COPY
 * parameters"). What is not known is refused: an option that is passed over would load something else.
 *
 * @param format how objects hold rows
 * @param isGzip whether objects are compressed with gzip
 * @param conversion how values become those of columns
 */
public record CopyOptions(Format format, boolean isGzip, Conversion conversion) {
    /** The format of the rows in an object. */
    public sealed interface Format {
        /** JSON objects, one after the other; keys are columns' names. */
        record AutoJson(boolean ignoreCase) implements Format {}

        /** JSON values; the object at {@code pathsUrl} says where each column is in them. */
        record PathsJson(String pathsUrl) implements Format {}

        /** Comma-separated values with quotes. */
        record Csv(char delimiter, char quote, int headers) implements Format {}

        /** Lines cut at a delimiter. */
        record Delimited(char delimiter, boolean escapes, boolean removeQuotes, int headers) implements Format {}
    }

    /** The format of times. */
    public enum TimeFormat {
        AUTO,
        EPOCH_SECONDS,
        EPOCH_MILLISECONDS
    }

    /**
     * The conversion of text to a column's value.
     *
     * @param nullAs the text that stands for null in CSV and lines
     */
    public record Conversion(
            String nullAs,
            TimeFormat time,
            boolean emptyAsNull,
            boolean blanksAsNull,
            boolean trimBlanks,
            boolean truncate,
            boolean fillRecord) {}

    /**
     * Reads {@code CopyOptions}.
     *
     * @throws CopyException when an option is not supported
     */
    public static CopyOptions parse(String text) throws CopyException {
        return new CopyOptionsReader(CopyTokens.of(text)).read();
    }
}
