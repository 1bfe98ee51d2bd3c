package dev.kdt.flow;

import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.List;

/**
 * Cuts the bytes of one file into records, chunk by chunk. An instance belongs to one file, and looks at each byte once: what it
 * has seen of a record that is not whole yet is remembered between calls.
 */
interface Cutter {
    /**
     * Cuts the whole records off the front of {@code chunk[from, to)}. Their data are slices of the chunk.
     *
     * @return index after the last record; the bytes from there on come again, at the front of the next chunk
     */
    int cut(byte[] chunk, int from, int to, List<KinesisRecord> into);

    /** The file has ended: what is left, {@code chunk[from, to)}, is cut to its end, as far as it is a record. */
    void cutLast(byte[] chunk, int from, int to, List<KinesisRecord> into);

    /**
     * Drops the bytes that were not cut, {@code chunk[from, to)} of the last call: they do not come again, and the record that
     * they are of is passed over to its end.
     *
     * @return where that record begins
     */
    Position drop(byte[] chunk, int from, int to);

    /** Bytes that each record begins with which are not its own, and do not count as its length. */
    default int added() {
        return 0;
    }

    /** Whether the record that was dropped has not ended yet: then what was not cut is of it, and to be dropped, too. */
    boolean isDropping();
}
