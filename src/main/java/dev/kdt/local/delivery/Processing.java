package dev.kdt.local.delivery;

import dev.kdt.bytes.Slice;
import dev.kdt.local.log.LogRecord;
import java.io.IOException;

/**
 * What happens to a record between the source and the object. For the same record it must always give the same, also
 * after a restart.
 */
@FunctionalInterface
interface Processing {
    /** Records go on as they are. */
    Processing NONE = (item, out) -> out.take(Partition.ALL, item.data());

    /** Hands what the record becomes to {@code out}: nothing, one piece or several. */
    void process(LogRecord item, Out out) throws IOException;

    /** Takes a piece of an object; the bytes are copied. */
    @FunctionalInterface
    interface Out {
        void take(Partition partition, Slice content) throws IOException;
    }
}
