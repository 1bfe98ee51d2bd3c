package dev.kdt.cli.preflight;

import java.time.LocalDate;

/**
 * Prices of writing in one region, each as its file tells it.
 *
 * @param file its name, for people
 * @param date when its sources were last looked at
 * @param monthHours hours of the month that is estimated
 * @param shardHour of a shard of a provisioned stream
 * @param millionPayloadUnits of a provisioned stream
 * @param streamHour of an on-demand stream
 * @param writtenGigabyte of an on-demand stream
 * @param firehoseGigabyte of a delivery stream, in its first tier
 */
public record PriceList(
        String file,
        LocalDate date,
        String region,
        String currency,
        double monthHours,
        double shardHour,
        double millionPayloadUnits,
        double streamHour,
        double writtenGigabyte,
        double firehoseGigabyte) {
    /** {@code us-east-1, USD, 2026-11-28}. */
    String inWords() {
        return region + " in " + currency + " as of " + date;
    }
}
