package dev.kdt.cli.sending;

import java.util.Locale;
import picocli.CommandLine.Option;

/** The option for the form of what is told at the end. */
public final class SummaryOption {
    /** The forms of a summary. */
    public enum Form {
        /** Sentences on stderr, and a table of the shards if that is a terminal. */
        TEXT,
        /** One JSON object on stdout. */
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--summary",
            paramLabel = "FORM",
            description = "Summary at the end: text on stderr, or json, one object on stdout, whose bytes include the"
                    + " partition keys (text).")
    private Form form = Form.TEXT;

    /** Whether it is to be an object. */
    public boolean isJson() {
        return form == Form.JSON;
    }
}
