package dev.kdt.local.mapping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.LambdaEvent;
import dev.kdt.local.log.LogRecord;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.stream.StreamIdentity;
import dev.kdt.record.HashKey;
import dev.kdt.record.KinesisRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The JSON that functions get. */
class EventTextTest {
    private static final StreamIdentity STREAM =
            new StreamIdentity("orders", "123456789012", "eu-west-1", 1_700_000_000_000L);
    private static final ShardInfo SHARD =
            new ShardInfo(6, null, null, HashKey.MIN, HashKey.MAX, 1_700_000_000_000L, 0);
    private static final EventText TEXT = new EventText(STREAM, EventSourceArn.parse(STREAM.arn()), SHARD);

    private static LogRecord item(long ordinal, long arrival, String key, byte[] data) {
        return new LogRecord(ordinal, arrival, Slice.utf8(key), Slice.of(data));
    }

    @Test
    void anEventIsAsLambdaWritesIt() {
        byte[] event =
                TEXT.write(List.of(item(0, 1_700_000_001_045L, "k\"1", "Hello".getBytes(StandardCharsets.UTF_8))));
        String sequence = SHARD.sequence(0, 1_700_000_001_045L);
        assertEquals(
                "{\"Records\":[{\"kinesis\":{\"kinesisSchemaVersion\":\"1.0\",\"partitionKey\":\"k\\\"1\","
                        + "\"sequenceNumber\":\"" + sequence + "\",\"data\":\"SGVsbG8=\","
                        + "\"approximateArrivalTimestamp\":1700000001.045},\"eventSource\":\"aws:kinesis\","
                        + "\"eventVersion\":\"1.0\",\"eventID\":\"shardId-000000000006:" + sequence + "\","
                        + "\"eventName\":\"aws:kinesis:record\","
                        + "\"invokeIdentityArn\":\"arn:aws:iam::123456789012:role/local\","
                        + "\"awsRegion\":\"eu-west-1\","
                        + "\"eventSourceARN\":\"arn:aws:kinesis:eu-west-1:123456789012:stream/orders\"}]}",
                new String(event, StandardCharsets.UTF_8));
    }

    @Test
    void theReaderOfFunctionsReadsWhatWasPut() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] data = new byte[random.nextInt(50)];
            random.nextBytes(data);
            records.add(item(i, 1_700_000_000_000L + random.nextInt(5_000), "clé \u0001 \\ " + i, data));
        }
        byte[] event = TEXT.write(records);
        List<KinesisRecord> read = LambdaEvent.stream(Slice.of(event)).records();
        assertEquals(records.size(), read.size());
        int bound = 0;
        for (int i = 0; i < read.size(); i++) {
            LogRecord put = records.get(i);
            KinesisRecord got = read.get(i);
            assertArrayEquals(put.data().toBytes(), got.data().toBytes());
            assertEquals(put.key().toText(), got.partitionKey());
            assertEquals(Instant.ofEpochMilli(put.arrival()), got.arrival());
            assertEquals("orders", got.position().stream());
            assertEquals("shardId-000000000006", got.position().shard());
            assertEquals(TEXT.sequence(put), got.position().sequence());
            bound += TEXT.size(put);
        }
        assertTrue(event.length <= bound + 16 && event.length > bound - 30 * 200, event.length + " of " + bound);
    }

    @Test
    void aConsumerIsTheSourceOfTheEventAndItsStreamThatOfTheRecords() throws Exception {
        String arn = STREAM.arn() + "/consumer/app:1700000000";
        EventText text = new EventText(STREAM, EventSourceArn.parse(arn), SHARD);
        byte[] event = text.write(List.of(item(0, 1, "k", new byte[0])));
        assertTrue(new String(event, StandardCharsets.UTF_8).contains("\"eventSourceARN\":\"" + arn + "\""));
        assertEquals("orders", LambdaEvent.stream(Slice.of(event)).records().getFirst().position().stream());
        assertEquals(STREAM.arn(), text.streamArn());
    }
}
