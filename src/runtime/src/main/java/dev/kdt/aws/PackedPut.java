package dev.kdt.aws;

import dev.kdt.bytes.Slice;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.RunCounters;
import dev.kdt.pipeline.Output;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;

/**
 * PutRecordBatch of one pack: many outputs, each of which ends in a newline, one after the other in one record of the delivery stream. When
 * it is not taken, its outputs are to be sent again, each by itself in whatever pack comes next.
 *
 * <p>A request could hold four packs. With one, a quarter is in memory that is copied, encoded and signed; the service's usual quota of
 * 5 MiB a second is reached all the same.
 */
public final class PackedPut implements BatchApi {
    /** Most outputs in a pack; bounds memory where they are short. */
    private static final int MOST_OUTPUTS = 50_000;

    /** Bytes that a pack is filled with at least, however many requests share the memory: fifty times what the service bills. */
    private static final int LEAST_BYTES = 250 * 1024;

    private final FirehosePut put;
    private final Limits limits;
    private final RunCounters counters;

    /**
     * Packs for a delivery stream. Concurrent requests share the memory of one: with two, a pack is half as large.
     *
     * @param put what puts records, to the same delivery stream
     * @param requests how many may be on their way at the same time
     * @param counters told of packs that were delivered
     */
    public PackedPut(FirehosePut put, int requests, RunCounters counters) {
        int most = dev.kdt.record.Limits.FIREHOSE_RECORD_BYTES;
        this.put = put;
        this.limits = new Limits(MOST_OUTPUTS, Math.max(LEAST_BYTES, most / requests), most);
        this.counters = counters;
    }

    @Override
    public String target() {
        return put.target();
    }

    @Override
    public String label() {
        return put.label();
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public int size(Output output) {
        return put.size(output);
    }

    @Override
    public List<Verdict> put(List<Output> outputs) {
        Verdict verdict = put.call(List.of(joined(outputs))).getFirst();
        if (verdict instanceof Verdict.Delivered) {
            counters.addPacked(outputs.size());
        }
        return Collections.nCopies(outputs.size(), verdict);
    }

    private static SdkBytes joined(List<Output> outputs) {
        int length = 0;
        for (Output each : outputs) {
            length += each.bytes().length();
        }
        byte[] all = new byte[length];
        int end = 0;
        for (Output each : outputs) {
            Slice bytes = each.bytes();
            System.arraycopy(bytes.array(), bytes.from(), all, end, bytes.length());
            end += bytes.length();
        }
        return SdkBytes.fromByteArrayUnsafe(all);
    }
}
