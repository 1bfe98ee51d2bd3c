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

    private static final Limits LIMITS = new Limits(
            MOST_OUTPUTS, dev.kdt.record.Limits.FIREHOSE_RECORD_BYTES, dev.kdt.record.Limits.FIREHOSE_RECORD_BYTES);

    private final FirehosePut put;
    private final RunCounters counters;

    /**
     * Packs for a delivery stream.
     *
     * @param put what puts records, to the same delivery stream
     * @param counters told of packs that were delivered
     */
    public PackedPut(FirehosePut put, RunCounters counters) {
        this.put = put;
        this.counters = counters;
    }

    @Override
    public String target() {
        return put.target();
    }

    @Override
    public Limits limits() {
        return LIMITS;
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
