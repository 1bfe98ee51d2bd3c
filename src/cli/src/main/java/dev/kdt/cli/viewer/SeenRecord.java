package dev.kdt.cli.viewer;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;

/**
 * A result that the run gave, with bytes of its own.
 *
 * @param number in the order in which results came, from 0
 * @param source the record that it was made of
 * @param chain the layers by which that was decoded
 * @param value as text: that of the record, or what a pipeline made of it; without a newline at its end
 */
record SeenRecord(long number, KinesisRecord source, Chain chain, Slice value) {
    /** For position, keys and the objects themselves, as measured. */
    private static final int OVERHEAD_BYTES = 400;

    /** Keeps a result whose bytes are used again. */
    static SeenRecord of(long number, Output output) {
        Slice bytes = output.bytes();
        boolean isLine = !bytes.isEmpty() && bytes.at(bytes.length() - 1) == '\n';
        Slice line = isLine ? bytes.sub(0, bytes.length() - 1) : bytes;
        Slice data = output.source().data().copy();
        Slice value = line.equals(data) ? data : line.copy();
        return new SeenRecord(number, output.source().withData(data), output.chain(), value);
    }

    /** The memory that it takes. */
    @SuppressWarnings("ReferenceEquality") // The very same bytes take no memory twice.
    long bytes() {
        long shared = value.array() == source.data().array() ? 0 : value.length();
        return OVERHEAD_BYTES + source.data().length() + shared;
    }

    /** The result as the run gave it. */
    Output output() {
        return new Output(value, source, chain, 1);
    }

    /** The shard that it is from; empty where that is not known. */
    String shard() {
        String shard = source.position().shard();
        return shard == null ? "" : shard;
    }
}
