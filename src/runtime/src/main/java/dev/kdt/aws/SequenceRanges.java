package dev.kdt.aws;

import dev.kdt.bytes.Slice;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.RequestMeter;
import dev.kdt.flow.Retrying;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import dev.kdt.record.SequenceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;

/** Reads records again of which shard and sequence numbers are known. Each call is made again while its failure may pass. */
public final class SequenceRanges {
    /** "Amazon Kinesis API Reference, GetRecords". */
    private static final int MOST_RECORDS = 10_000;

    private final Clients clients;
    private final Retrying retrying;

    /** @param clients lent */
    public SequenceRanges(Clients clients, Retrying retrying) {
        this.clients = clients;
        this.retrying = retrying;
    }

    /**
     * The records from one sequence number to another, in order, as far as the stream still keeps them.
     *
     * @param first sequence number of the first one
     * @param last sequence number of the last one, at least {@code first}
     * @throws AwsException when they cannot be read: there is no such shard any more, or it is another stream's
     */
    public List<KinesisRecord> read(String stream, String shard, String first, String last)
            throws InterruptedException {
        StreamSource.Settings settings = new StreamSource.Settings(
                clients.kinesis(),
                stream,
                clients.place(),
                new StartAt.TrimHorizon(),
                null,
                new ShardSelection.All(),
                Checkpoints.NONE,
                ReadRate.SERVICE,
                retrying.clock(),
                retrying);
        ShardReads reads = new ShardReads(settings, new RequestMeter());
        List<KinesisRecord> records = new ArrayList<>();
        StartAt start = new StartAt.Sequence(first);
        String iterator = reads.iterator(shard, start);
        Instant refused = null;
        while (iterator != null) {
            switch (reads.read(shard, start, iterator, MOST_RECORDS)) {
                case ShardRead.Answered(GetRecordsResponse answer) -> {
                    refused = null;
                    for (Record each : answer.records()) {
                        if (SequenceText.compare(each.sequenceNumber(), last) > 0) {
                            return records;
                        }
                        records.add(record(stream, shard, each));
                    }
                    if (!answer.records().isEmpty()) {
                        start = new StartAt.After(answer.records().getLast().sequenceNumber());
                    }
                    iterator = isAtEnd(answer, last) ? null : answer.nextShardIterator();
                }
                case ShardRead.Expired() -> iterator = reads.iterator(shard, start);
                case ShardRead.Throttled(SdkException why) -> {
                    refused = refused == null ? retrying.clock().instant() : refused;
                    reads.refused(why, refused);
                    retrying.sleeper().sleep(ReadRate.SERVICE.throttled());
                }
            }
        }
        return records;
    }

    private static boolean isAtEnd(GetRecordsResponse answer, String last) {
        Long behind = answer.millisBehindLatest();
        boolean isLast = !answer.records().isEmpty()
                && SequenceText.compare(answer.records().getLast().sequenceNumber(), last) == 0;
        return isLast || (answer.records().isEmpty() && (behind == null || behind == 0));
    }

    private static KinesisRecord record(String stream, String shard, Record record) {
        return new KinesisRecord(
                Position.inShard(stream, shard, record.sequenceNumber()),
                record.partitionKey(),
                null,
                record.approximateArrivalTimestamp(),
                Slice.of(record.data().asByteArrayUnsafe()));
    }
}
