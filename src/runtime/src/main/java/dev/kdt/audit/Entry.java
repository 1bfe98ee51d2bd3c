package dev.kdt.audit;

/**
 * What is kept of a record of the stream, or of a delivered line: fixed in size.
 *
 * @param key finds its counterpart
 * @param content of two that have the same key: whether they are the same
 * @param place where the rest of what is known of it stands, in {@link Places}
 * @param minutes since 1970, of its arrival or of its object; 0 when that is not known
 * @param number of a record, the cell of the {@link Tally} that counts it, or {@link #UNCOUNTED}; of a line, its number
 */
record Entry(Fingerprint key, long content, long place, int minutes, int number) {
    /** The number of records that may be delivered and need not be: they arrived outside of what is verified. */
    static final int UNCOUNTED = -1;
}
