package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import java.util.List;

/** Cuts the bytes of a record into the records it holds. */
interface RecordCutter {
    /** Adds the parts of {@code data}, which share its bytes, to {@code parts}; false when it cannot be cut. */
    boolean cut(Slice data, List<Slice> parts);
}
