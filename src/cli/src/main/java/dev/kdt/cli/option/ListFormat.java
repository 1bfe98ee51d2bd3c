package dev.kdt.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the output format of commands that list or describe. */
public final class ListFormat {
    /** The formats of such commands. */
    public enum Format {
        PRETTY,
        NDJSON,
        JSON,
        TEXT
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "pretty (default on a terminal), text (default otherwise), ndjson or json.")
    private @Nullable Format format;

    public boolean isGiven() {
        return format != null;
    }

    /** The format asked for, or that of the configuration files, or the one that fits where stdout goes. */
    public Format in(Session session) {
        Format asked = format;
        if (asked != null) {
            return asked;
        }
        Format configured = session.configuredOutput(Format.class);
        if (configured != null) {
            return configured;
        }
        return session.console().terminal().out() ? Format.PRETTY : Format.TEXT;
    }
}
