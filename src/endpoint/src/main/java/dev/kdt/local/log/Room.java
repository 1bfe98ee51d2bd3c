package dev.kdt.local.log;

/** The remaining records and bytes of one read. The first record is always taken, however large. */
final class Room {
    private int records;
    private long bytes;
    private boolean untouched = true;

    Room(int records, long bytes) {
        this.records = records;
        this.bytes = bytes;
    }

    boolean isFull() {
        return records == 0;
    }

    /** Makes room for {@code next}; false when there is none, and then there is none for anything else. */
    boolean takes(LogRecord next) {
        if (records == 0 || (next.size() > bytes && !untouched)) {
            records = 0;
            return false;
        }
        untouched = false;
        records--;
        bytes -= next.size();
        return true;
    }
}
