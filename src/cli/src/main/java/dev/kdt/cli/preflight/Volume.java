package dev.kdt.cli.preflight;

/** The amount of records in the units that the services bill and limit. Not safe for use by several threads. */
final class Volume {
    /** "Amazon Kinesis Data Streams pricing", provisioned mode: a PUT payload unit is 25 KB of a record. */
    static final int PAYLOAD_UNIT = 25 * 1024;

    /** The same page, on-demand mode: each record is rounded up to 1 KB (1,024 bytes). */
    static final int KILOBYTE = 1024;

    /** "Amazon Data Firehose pricing": each record is rounded up to 5 KB (5,120 bytes). */
    static final int FIREHOSE_BLOCK = 5 * 1024;

    private long records;
    private long bytes;
    private long payloadUnits;
    private long kilobytes;
    private long firehoseBlocks;

    /**
     * Counts a record. A stream counts its key, too, a delivery stream has none; nothing is billed as nothing.
     *
     * @param data bytes of the payload
     * @param key bytes of the partition key
     */
    void add(long data, int key) {
        long size = data + key;
        records++;
        bytes += size;
        payloadUnits += units(size, PAYLOAD_UNIT);
        kilobytes += units(size, KILOBYTE);
        firehoseBlocks += units(data, FIREHOSE_BLOCK);
    }

    private static long units(long size, int unit) {
        return Math.max(1, Math.ceilDiv(size, unit));
    }

    long records() {
        return records;
    }

    /** Payloads and keys. */
    long bytes() {
        return bytes;
    }

    long payloadUnits() {
        return payloadUnits;
    }

    long kilobytes() {
        return kilobytes;
    }

    long firehoseBlocks() {
        return firehoseBlocks;
    }
}
