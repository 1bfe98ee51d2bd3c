package dev.kdt.cli.viewer;

/**
 * The most that is held of records; one record is held however large it is.
 *
 * @param records how many
 * @param bytes of their payloads and values
 */
record Bounds(int records, long bytes) {
    /** Of what is shown. */
    static final Bounds SHOWN = new Bounds(10_000, 32 << 20);

    /** Of what waits to be shown: half a second of 100,000 records/s. */
    static final Bounds WAITING = new Bounds(50_000, 32 << 20);

    boolean areExceeded(int count, long heldBytes) {
        return count > records || heldBytes > bytes;
    }
}
