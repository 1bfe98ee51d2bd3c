package dev.kdt.aws;

import dev.kdt.bytes.Slice;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.RunCounters;
import dev.kdt.pipeline.Output;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;

/**
 * PutRecordBatch of packs: many outputs, each of which ends in a newline, one after the other in one record of the delivery stream. When
 * a pack is not taken, its outputs are to be sent again, each by itself in whatever pack comes next.
 */
public final class PackedPut implements BatchApi {
    /** Most outputs in a request; bounds memory where they are short. */
    private static final int MOST_OUTPUTS = 50_000;

    private static final Limits LIMITS = new Limits(
            MOST_OUTPUTS, dev.kdt.record.Limits.PUT_RECORD_BATCH_BYTES, dev.kdt.record.Limits.FIREHOSE_RECORD_BYTES);

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

    /** Never of more packs than a request may hold: any two that follow one another are larger than one may be. */
    @Override
    public List<Verdict> put(List<Output> outputs) {
        List<List<Output>> packs = packs(outputs);
        List<Verdict> ofPacks = put.call(packs.stream().map(PackedPut::joined).toList());
        List<Verdict> verdicts = new ArrayList<>(outputs.size());
        for (int i = 0; i < ofPacks.size(); i++) {
            Verdict verdict = ofPacks.get(i);
            packs.get(i).forEach(_ -> verdicts.add(verdict));
            if (verdict instanceof Verdict.Delivered) {
                counters.addPacked(packs.get(i).size());
            }
        }
        return verdicts;
    }

    /** The outputs in their order, as many together as a record may hold. */
    private List<List<Output>> packs(List<Output> outputs) {
        List<List<Output>> packs = new ArrayList<>();
        int start = 0;
        int bytes = 0;
        for (int i = 0; i < outputs.size(); i++) {
            int size = size(outputs.get(i));
            if (bytes + size > LIMITS.recordBytes() && i > start) {
                packs.add(outputs.subList(start, i));
                start = i;
                bytes = 0;
            }
            bytes += size;
        }
        packs.add(outputs.subList(start, outputs.size()));
        return packs;
    }

    private static SdkBytes joined(List<Output> pack) {
        byte[] all =
                new byte[pack.stream().mapToInt(each -> each.bytes().length()).sum()];
        int end = 0;
        for (Output each : pack) {
            Slice bytes = each.bytes();
            System.arraycopy(bytes.array(), bytes.from(), all, end, bytes.length());
            end += bytes.length();
        }
        return SdkBytes.fromByteArrayUnsafe(all);
    }
}
