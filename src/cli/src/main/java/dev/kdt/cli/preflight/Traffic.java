package dev.kdt.cli.preflight;

import java.util.Locale;

/** The rate at which records come. */
public record Traffic(double recordsPerSecond, Origin origin) {
    /** The rate that is taken when nothing tells one. */
    static final Traffic ASSUMED = new Traffic(1_000, Origin.ASSUMED);

    /** Where the rate comes from. */
    public enum Origin {
        /** An option names it. */
        TOLD("--rate"),
        /** The arrival times of the records tell it. */
        ARRIVALS("their arrival times"),
        /** Nothing tells it. */
        ASSUMED("assumed: --rate tells another");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        /** As a name for scripts: {@code arrivals}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String words() {
            return words;
        }
    }
}
