package dev.kdt.aws;

import dev.kdt.flow.BatchApi;
import dev.kdt.pipeline.Output;
import dev.kdt.record.HashKey;
import dev.kdt.record.PartitionKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;

/** PutRecords. A record without a partition key gets a random one, so that records spread over the shards. */
public final class KinesisPut implements BatchApi {
    private static final Limits LIMITS = new Limits(
            dev.kdt.record.Limits.PUT_RECORDS_COUNT,
            dev.kdt.record.Limits.PUT_RECORDS_BYTES,
            dev.kdt.record.Limits.RECORD_BYTES);
    private static final int RANDOM_KEY_BYTES = 16;

    private final KinesisClient kinesis;
    private final String stream;
    private final String place;
    private final RandomGenerator random;
    private volatile int largestRecordBytes;

    /**
     * @param place where the stream is, for messages
     * @param random where keys come from for records that have none
     */
    public KinesisPut(KinesisClient kinesis, String stream, String place, RandomGenerator random) {
        this.kinesis = kinesis;
        this.stream = stream;
        this.place = place;
        this.random = random;
    }

    @Override
    public String target() {
        return "stream '" + stream + "'";
    }

    @Override
    public String label() {
        return "kinesis:" + stream;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public @Nullable String flaw(Output output) {
        String key = output.source().partitionKey();
        String flaw = key == null ? null : PartitionKey.flaw(key);
        String hash = output.source().explicitHashKey();
        return flaw != null || hash == null || HashKey.isWritten(hash)
                ? flaw
                : "explicit hash key: a number from 0 to 2^128-1 is wanted (given " + hash + ")";
    }

    /**
     * The limit that UpdateMaxRecordSize has set for this stream. Where it is not told, the largest that a stream can have: the service
     * refuses what is too large, and only that.
     */
    @Override
    public int largestRecordBytes() {
        int known = largestRecordBytes;
        if (known > 0) {
            return known;
        }
        try {
            Integer kib = kinesis.describeStreamSummary(request -> request.streamName(stream))
                    .streamDescriptionSummary()
                    .maxRecordSizeInKiB();
            int found = kib == null
                    ? LIMITS.recordBytes()
                    : Math.clamp(kib * 1024L, LIMITS.recordBytes(), dev.kdt.record.Limits.LARGEST_RECORD_BYTES);
            largestRecordBytes = found;
            return found;
        } catch (SdkException e) {
            if (!SdkErrors.isTransient(e)) {
                largestRecordBytes = dev.kdt.record.Limits.LARGEST_RECORD_BYTES;
            }
            return dev.kdt.record.Limits.LARGEST_RECORD_BYTES;
        }
    }

    @Override
    public int size(Output output) {
        String key = output.source().partitionKey();
        int keyBytes = key == null ? RANDOM_KEY_BYTES : PartitionKey.bytes(key);
        return output.bytes().length() + keyBytes;
    }

    @Override
    public List<Verdict> put(List<Output> outputs) {
        List<PutRecordsRequestEntry> entries = new ArrayList<>(outputs.size());
        for (Output each : outputs) {
            entries.add(PutRecordsRequestEntry.builder()
                    .partitionKey(key(each))
                    .explicitHashKey(each.source().explicitHashKey())
                    .data(SdkBytes.fromByteArrayUnsafe(each.bytes().toSharedBytes()))
                    .build());
        }
        return call(entries).stream().map(KinesisPut::verdict).toList();
    }

    /** One request, once; fails as {@link #put} does. */
    List<PutRecordsResultEntry> call(List<PutRecordsRequestEntry> entries) {
        try {
            return kinesis.putRecords(request -> request.streamName(stream).records(entries))
                    .records();
        } catch (SdkException e) {
            throw SdkErrors.ofPut(target(), place, e);
        }
    }

    /** The output's partition key, or a random one. */
    String key(Output output) {
        String key = output.source().partitionKey();
        return key != null ? key : HexFormat.of().toHexDigits(random.nextLong());
    }

    static Verdict verdict(PutRecordsResultEntry entry) {
        return entry.errorCode() == null
                ? new Verdict.Delivered(entry.shardId())
                : new Verdict.Again(
                        SdkFaults.ofRecord(entry.errorCode(), entry.errorMessage()), cause(entry.errorCode()));
    }

    private static Verdict.Cause cause(String code) {
        return code.equals("ProvisionedThroughputExceededException") ? Verdict.Cause.THROTTLED : Verdict.Cause.FAULT;
    }
}
