package dev.kdt.cli.preflight;

import dev.kdt.record.Limits;

/**
 * The shards that a traffic needs at its peak, and what it costs in a month.
 *
 * @param records so many were measured; the traffic is of records like these
 */
public record Estimate(PriceList prices, Traffic traffic, long records) {
    /** "Amazon Data Firehose pricing", its example: 1,048,576 KB are a GB. */
    private static final double KILOBYTES_OF_GIGABYTE = 1024.0 * 1024;

    private static final int SECONDS_OF_HOUR = 3_600;

    /** Shards for an even load ("Kinesis Data Streams, Quotas and limits"); at least one. */
    int shards(Volume volume) {
        double recordsIn = atPeak(volume.records()) / Limits.SHARD_RECORDS_IN;
        double bytesIn = atPeak(volume.bytes()) / Limits.SHARD_BYTES_IN;
        // A rate that fills its shards to the brim is not to need one more for a rounding error.
        return (int) Math.max(1, Math.ceil(Math.max(recordsIn, bytesIn) - 1e-9));
    }

    double provisioned(Volume volume) {
        return shards(volume) * prices.monthHours() * prices.shardHour()
                + perMonth(volume.payloadUnits()) / 1e6 * prices.millionPayloadUnits();
    }

    double onDemand(Volume volume) {
        return prices.monthHours() * prices.streamHour()
                + perMonth(volume.kilobytes()) / KILOBYTES_OF_GIGABYTE * prices.writtenGigabyte();
    }

    double firehose(Volume volume) {
        double kilobytes = perMonth(volume.firehoseBlocks()) * Volume.FIREHOSE_BLOCK / 1024;
        return kilobytes / KILOBYTES_OF_GIGABYTE * prices.firehoseGigabyte();
    }

    /** A count of the measured records, in an average second of the traffic. */
    double perSecond(long counted) {
        return traffic.recordsPerSecond() * counted / Math.max(1, records);
    }

    /** A count of the measured records, in a second of the highest traffic. */
    double atPeak(long counted) {
        return traffic.peak() * counted / Math.max(1, records);
    }

    private double perMonth(long counted) {
        return perSecond(counted) * SECONDS_OF_HOUR * prices.monthHours();
    }
}
