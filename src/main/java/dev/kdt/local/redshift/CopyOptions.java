package dev.kdt.local.redshift;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of a COPY, as far as Firehose's objects can need them (Amazon Redshift Database Developer Guide, "COPY
 * parameters"). What is not known is refused: an option that is passed over would load something else.
 *
 * @param format how objects hold rows
 * @param isGzip whether objects are compressed with gzip
 * @param conversion how values become those of columns
 */
public record CopyOptions(Format format, boolean isGzip, Conversion conversion) {
    private static final Pattern TOKEN = Pattern.compile("\\G\\s*(?:'((?:[^']|'')*)'|([A-Za-z_]+)|(\\d+)|(;)\\s*$)");

    /** How an object holds rows. */
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

    /** How times are written. */
    public enum TimeFormat {
        AUTO,
        EPOCH_SECONDS,
        EPOCH_MILLISECONDS
    }

    /**
     * How text becomes a column's value.
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
     * @throws CopyException when an option is not known here
     */
    public static CopyOptions parse(String text) throws CopyException {
        return new Parser(tokens(text)).parse();
    }

    private static Deque<String> tokens(String text) throws CopyException {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (matcher.find()) {
            at = matcher.end();
            if (matcher.group(1) != null) {
                tokens.add("'" + matcher.group(1).replace("''", "'"));
            } else if (matcher.group(4) == null) {
                tokens.add(matcher.group().trim().toUpperCase(Locale.ROOT));
            }
        }
        if (!text.substring(at).isBlank()) {
            throw new CopyException(
                    "CopyOptions cannot be read from '" + text.substring(at).trim() + "' on");
        }
        return new ArrayDeque<>(tokens);
    }

    /** Reads tokens; those that begin with a quote are texts. */
    private static final class Parser {
        private final Deque<String> tokens;
        private boolean json;
        private String jsonHow = "auto";
        private boolean csv;
        private char delimiter;
        private char quote = '"';
        private int headers;
        private boolean gzip;
        private boolean escapes;
        private boolean removeQuotes;
        private String nullAs = "\\N";
        private TimeFormat time = TimeFormat.AUTO;
        private boolean emptyAsNull;
        private boolean blanksAsNull;
        private boolean trimBlanks;
        private boolean truncate;
        private boolean fillRecord;

        Parser(Deque<String> tokens) {
            this.tokens = tokens;
        }

        CopyOptions parse() throws CopyException {
            while (!tokens.isEmpty()) {
                option(tokens.pop());
            }
            if (json && csv) {
                throw new CopyException("CopyOptions has both JSON and CSV");
            }
            return new CopyOptions(
                    format(),
                    gzip,
                    new Conversion(nullAs, time, emptyAsNull, blanksAsNull, trimBlanks, truncate, fillRecord));
        }

        private Format format() {
            if (json) {
                return switch (jsonHow.toLowerCase(Locale.ROOT)) {
                    case "auto" -> new Format.AutoJson(false);
                    case "auto ignorecase" -> new Format.AutoJson(true);
                    default -> new Format.PathsJson(jsonHow);
                };
            }
            if (csv) {
                return new Format.Csv(delimiter == 0 ? ',' : delimiter, quote, headers);
            }
            return new Format.Delimited(delimiter == 0 ? '|' : delimiter, escapes, removeQuotes, headers);
        }

        private void option(String name) throws CopyException {
            switch (name) {
                case "FORMAT" -> skip("AS");
                case "JSON" -> json();
                case "CSV" -> csv = true;
                case "QUOTE" -> quote = character(name);
                case "DELIMITER" -> delimiter = character(name);
                case "GZIP" -> gzip = true;
                case "ESCAPE" -> escapes = true;
                case "REMOVEQUOTES" -> removeQuotes = true;
                case "IGNOREHEADER" -> headers = number(name);
                case "NULL" -> nullAs = text(name);
                case "TIMEFORMAT" -> time = time();
                case "DATEFORMAT" -> onlyAuto(name);
                case "EMPTYASNULL" -> emptyAsNull = true;
                case "BLANKSASNULL" -> blanksAsNull = true;
                case "TRIMBLANKS" -> trimBlanks = true;
                case "TRUNCATECOLUMNS" -> truncate = true;
                case "FILLRECORD" -> fillRecord = true;
                case "MAXERROR" -> noErrors();
                // Of these only a cluster has anything: statistics, encodings, where a bucket is.
                case "STATUPDATE", "COMPUPDATE" -> skip("ON", "OFF", "TRUE", "FALSE", "PRESET");
                case "REGION" -> text(name);
                default -> throw new CopyException("the COPY option " + name + " is not known here");
            }
        }

        private void json() {
            json = true;
            skip("AS");
            String next = tokens.peek();
            if (next != null && next.startsWith("'")) {
                jsonHow = tokens.pop().substring(1);
            }
        }

        private void noErrors() throws CopyException {
            skip("AS");
            if (number("MAXERROR") != 0) {
                throw new CopyException("MAXERROR is not known here: a row that does not fit fails its batch");
            }
        }

        private TimeFormat time() throws CopyException {
            String format = text("TIMEFORMAT");
            return switch (format.toLowerCase(Locale.ROOT)) {
                case "auto" -> TimeFormat.AUTO;
                case "epochsecs" -> TimeFormat.EPOCH_SECONDS;
                case "epochmillisecs" -> TimeFormat.EPOCH_MILLISECONDS;
                default ->
                    throw new CopyException(
                            "TIMEFORMAT '" + format + "' is not known here: auto, epochsecs and epochmillisecs are");
            };
        }

        private void onlyAuto(String name) throws CopyException {
            String format = text(name);
            if (!format.equalsIgnoreCase("auto")) {
                throw new CopyException(name + " '" + format + "' is not known here: auto is");
            }
        }

        private void skip(String... words) {
            String next = tokens.peek();
            if (next != null && List.of(words).contains(next)) {
                tokens.pop();
            }
        }

        private String text(String name) throws CopyException {
            skip("AS");
            String next = tokens.poll();
            if (next == null || !next.startsWith("'")) {
                throw new CopyException("the COPY option " + name + " wants a text in quotes");
            }
            return next.substring(1);
        }

        private char character(String name) throws CopyException {
            String text = text(name).replace("\\t", "\t");
            if (text.length() != 1) {
                throw new CopyException("the COPY option " + name + " wants one character in quotes");
            }
            return text.charAt(0);
        }

        private int number(String name) throws CopyException {
            skip("AS");
            String next = tokens.poll();
            if (next == null || !next.chars().allMatch(Character::isDigit) || next.length() > 9) {
                throw new CopyException("the COPY option " + name + " wants a number");
            }
            return Integer.parseInt(next);
        }
    }
}
