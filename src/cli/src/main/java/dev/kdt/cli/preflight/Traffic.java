package dev.kdt.cli.preflight;

import dev.kdt.record.Limits;
import java.util.Locale;

/**
 * The rate at which records come.
 *
 * @param recordsPerSecond on the average
 * @param peak the highest, in records a second
 */
public record Traffic(double recordsPerSecond, double peak, Origin origin) {
    /** The rate that is taken when nothing tells one. */
    static final Traffic ASSUMED = steady(1_000, Origin.ASSUMED);

    /** A rate that is found while records are sent ({@code --rate auto}), as long as nothing is known of the stream. */
    public static final Traffic FOUND = steady(1_000, Origin.FOUND);

    /** A rate that is the same all the time. */
    public static Traffic steady(double recordsPerSecond, Origin origin) {
        return new Traffic(recordsPerSecond, recordsPerSecond, origin);
    }

    /** The rate at which records of this volume fill so many shards. */
    static Traffic filling(int shards, Volume volume, long records) {
        double ofRecords = (double) volume.records() / Limits.SHARD_RECORDS_IN;
        double ofBytes = (double) volume.bytes() / Limits.SHARD_BYTES_IN;
        return steady(shards * records / Math.max(ofRecords, ofBytes), Origin.SHARDS);
    }

    boolean isSteady() {
        return peak <= recordsPerSecond;
    }

    /** Where the rate comes from. */
    public enum Origin {
        /** An option names it. */
        TOLD("--rate"),
        /** The arrival times of the records tell it. */
        ARRIVALS("their arrival times"),
        /** It is what the open shards take: as many as that are sent. */
        SHARDS("--rate auto: what the open shards take"),
        /** It is found while records are sent. */
        FOUND("assumed: --rate auto finds it while sending"),
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
