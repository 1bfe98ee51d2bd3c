package dev.kdt.local.stream;

/** The throughput limits of a shard (Kinesis Data Streams, "Quotas and limits"). */
public enum ShardLimit {
    BYTES_IN("1 MiB a second into a shard"),
    RECORDS_IN("1,000 records a second into a shard"),
    BYTES_OUT("2 MiB a second out of a shard"),
    READS("5 reads a second from a shard"),
    PAUSE("no read for 5 seconds after one of 10 MiB");

    private final String text;

    ShardLimit(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
