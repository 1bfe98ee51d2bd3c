package dev.kdt.cli.viewer;

/**
 * The most that is held of records; one record is held however large it is.
 *
 * @param records how many
 * @param bytes of their payloads and values
 */
record Bounds(int records, long bytes) {
    /** Of what is shown, and once more of what waits to be: beside the run, tail stays below 300 MiB. */
    static final Bounds USUAL = new Bounds(10_000, 32 << 20);

    boolean areExceeded(int count, long heldBytes) {
        return count > records || heldBytes > bytes;
    }
}
