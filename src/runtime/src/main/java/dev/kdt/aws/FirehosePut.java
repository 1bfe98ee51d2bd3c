package dev.kdt.aws;

import dev.kdt.flow.BatchApi;
import dev.kdt.pipeline.Output;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;

/** PutRecordBatch: each output is one record of the delivery stream. */
public final class FirehosePut implements BatchApi {
    private static final Limits LIMITS = new Limits(
            dev.kdt.record.Limits.PUT_RECORD_BATCH_COUNT,
            dev.kdt.record.Limits.PUT_RECORD_BATCH_BYTES,
            dev.kdt.record.Limits.FIREHOSE_RECORD_BYTES);

    private final FirehoseClient firehose;
    private final String deliveryStream;
    private final String place;

    /** @param place where the delivery stream is, for messages */
    public FirehosePut(FirehoseClient firehose, String deliveryStream, String place) {
        this.firehose = firehose;
        this.deliveryStream = deliveryStream;
        this.place = place;
    }

    @Override
    public String target() {
        return "delivery stream '" + deliveryStream + "'";
    }

    @Override
    public String label() {
        return "firehose:" + deliveryStream;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public int size(Output output) {
        return output.bytes().length();
    }

    @Override
    public List<Verdict> put(List<Output> outputs) {
        return call(outputs.stream()
                .map(each -> SdkBytes.fromByteArrayUnsafe(each.bytes().toSharedBytes()))
                .toList());
    }

    /** One request of records with these payloads, once; answers and fails as {@link #put} does. */
    List<Verdict> call(List<SdkBytes> payloads) {
        List<Record> records = payloads.stream()
                .map(each -> Record.builder().data(each).build())
                .toList();
        try {
            return firehose
                    .putRecordBatch(request ->
                            request.deliveryStreamName(deliveryStream).records(records))
                    .requestResponses()
                    .stream()
                    .map(FirehosePut::verdict)
                    .toList();
        } catch (SdkException e) {
            throw SdkErrors.ofPut(target(), place, e);
        }
    }

    private static Verdict verdict(PutRecordBatchResponseEntry entry) {
        return entry.errorCode() == null
                ? new Verdict.Delivered()
                : new Verdict.Again(SdkFaults.ofRecord(entry.errorCode(), entry.errorMessage()));
    }
}
