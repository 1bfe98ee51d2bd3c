package dev.kdt.endpoint.redshift;

import dev.kdt.endpoint.redshift.CopyOptions.Conversion;
import dev.kdt.endpoint.redshift.CopyOptions.Format;
import dev.kdt.endpoint.redshift.CopyOptions.TimeFormat;
import java.util.Locale;

/** Reads {@code CopyOptions}, option by option. To add one: one line in {@link #option}. */
final class CopyOptionsReader {
    private static final String JSON_AUTO = "auto";

    private final CopyTokens tokens;
    private boolean json;
    private String jsonHow = JSON_AUTO;
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

    CopyOptionsReader(CopyTokens tokens) {
        this.tokens = tokens;
    }

    CopyOptions read() throws CopyException {
        while (!tokens.isEmpty()) {
            option(tokens.next());
        }
        if (json && csv) {
            throw new CopyException("CopyOptions names both JSON and CSV: write one of them");
        }
        return new CopyOptions(
                format(),
                gzip,
                new Conversion(nullAs, time, emptyAsNull, blanksAsNull, trimBlanks, truncate, fillRecord));
    }

    private Format format() {
        if (json) {
            return switch (jsonHow.toLowerCase(Locale.ROOT)) {
                case JSON_AUTO -> new Format.AutoJson(false);
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
            case "FORMAT" -> tokens.skip("AS");
            case "JSON" -> {
                json = true;
                jsonHow = tokens.text(name, JSON_AUTO);
            }
            case "CSV" -> csv = true;
            case "QUOTE" -> quote = tokens.character(name);
            case "DELIMITER" -> delimiter = tokens.character(name);
            case "GZIP" -> gzip = true;
            case "ESCAPE" -> escapes = true;
            case "REMOVEQUOTES" -> removeQuotes = true;
            case "IGNOREHEADER" -> headers = tokens.number(name);
            case "NULL" -> nullAs = tokens.text(name);
            case "TIMEFORMAT" -> time = time(tokens.text(name));
            case "DATEFORMAT" -> onlyAuto(tokens.text(name));
            case "EMPTYASNULL" -> emptyAsNull = true;
            case "BLANKSASNULL" -> blanksAsNull = true;
            case "TRIMBLANKS" -> trimBlanks = true;
            case "TRUNCATECOLUMNS" -> truncate = true;
            case "FILLRECORD" -> fillRecord = true;
            case "MAXERROR" -> noErrors(tokens.number(name));
            // Of these only a cluster has anything: statistics, encodings, where a bucket is.
            case "STATUPDATE", "COMPUPDATE" -> tokens.skip("ON", "OFF", "TRUE", "FALSE", "PRESET");
            case "REGION" -> tokens.text(name);
            default -> throw new CopyException("the COPY option " + name + " is not supported by this endpoint");
        }
    }

    private static void noErrors(int allowed) throws CopyException {
        if (allowed != 0) {
            throw new CopyException(
                    "MAXERROR is not supported by this endpoint: a row that does not fit fails its batch");
        }
    }

    private static TimeFormat time(String format) throws CopyException {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "auto" -> TimeFormat.AUTO;
            case "epochsecs" -> TimeFormat.EPOCH_SECONDS;
            case "epochmillisecs" -> TimeFormat.EPOCH_MILLISECONDS;
            default ->
                throw new CopyException(
                        "TIMEFORMAT '" + format + "' is not supported: write auto, epochsecs or epochmillisecs");
        };
    }

    private static void onlyAuto(String format) throws CopyException {
        if (!format.equalsIgnoreCase("auto")) {
            throw new CopyException("DATEFORMAT '" + format + "' is not supported: write auto");
        }
    }
}
