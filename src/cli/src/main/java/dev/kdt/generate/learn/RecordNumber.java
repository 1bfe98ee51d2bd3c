package dev.kdt.generate.learn;

/** The number of a record in a sample, with the lane that it came in: only the records of one lane, such as a shard, are in order. */
final class RecordNumber {
    /** More lanes share them. */
    static final int LANES = 256;

    private RecordNumber() {}

    static long of(long number, int lane) {
        return number * LANES + lane % LANES;
    }

    /** The number of the record, without its lane. */
    static long row(long recordNumber) {
        return recordNumber / LANES;
    }

    static int lane(long recordNumber) {
        return (int) (recordNumber % LANES);
    }
}
