package dev.kdt.flow;

import dev.kdt.record.KinesisRecord;
import java.util.List;

/** Cuts the bytes of one file into records, chunk by chunk. An instance belongs to one file. */
interface Cutter {
    /**
     * Cuts the whole records off the front of {@code chunk[from, to)}. Their data are slices of the chunk.
     *
     * @return index after the last record; the bytes from there on come again, at the front of the next chunk
     */
    int cut(byte[] chunk, int from, int to, List<KinesisRecord> into);

    /** The file has ended: what is left, {@code chunk[from, to)}, is cut to its end, as far as it is a record. */
    void cutLast(byte[] chunk, int from, int to, List<KinesisRecord> into);
}
