package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.Lane;
import dev.kdt.record.Batch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;

/** Shards are read in answers of a few megabytes, however long records are. */
final class AnswerLengthTest extends StreamRig {
    private static final int RECORDS = 2000;
    private static final int LENGTH = 5000;

    @Test
    void answersAreAboutTwoMegabytesOnceTheLengthOfRecordsIsKnown() throws Exception {
        put();
        List<Batch> batches = new ArrayList<>();
        try (StreamSource source = new StreamSource(settings("orders", new StartAt.TrimHorizon(), Checkpoints.NONE))) {
            for (Lane lane : source.lanes()) {
                for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
                    if (batch.size() > 0) {
                        batches.add(batch);
                    }
                }
            }
        }
        assertEquals(RECORDS, batches.stream().mapToInt(Batch::size).sum());
        assertEquals(1000, batches.getFirst().size());
        long longest = batches.stream().skip(1).mapToLong(Batch::bytes).max().orElseThrow();
        assertTrue(longest > 1_900_000 && longest <= 2 << 20, longest + " bytes");
    }

    private void put() {
        SdkBytes data = SdkBytes.fromByteArray(new byte[LENGTH]);
        PutRecordsRequestEntry record =
                PutRecordsRequestEntry.builder().partitionKey("one").data(data).build();
        for (int i = 0; i < RECORDS; i += 500) {
            assertEquals(
                    0,
                    clients.kinesis()
                            .putRecords(
                                    request -> request.streamName("orders").records(Collections.nCopies(500, record)))
                            .failedRecordCount());
        }
    }
}
