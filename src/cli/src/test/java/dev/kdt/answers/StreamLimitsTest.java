package dev.kdt.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stream says of itself decides what is sent to it. */
class StreamLimitsTest {
    private static final String LARGE = "x".repeat(1_200_000);

    @TempDir
    Path folder;

    private AnyEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = new AnyEndpoint();
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    private Command.Ran produce(String in, String line) {
        return Command.at(endpoint.port(), folder).timeout("60s").run(in, List.of(line.split(" ")));
    }

    private void described(String more) {
        endpoint.answer("DescribeStreamSummary", Reply.json("""
            {"StreamDescriptionSummary":{"StreamName":"orders","StreamARN":"arn:aws:kinesis:eu-west-1:1:stream/orders",
             "StreamStatus":"ACTIVE","StreamModeDetails":{"StreamMode":"ON_DEMAND"},"RetentionPeriodHours":24,
             "StreamCreationTimestamp":1767225600,"EnhancedMonitoring":[],"OpenShardCount":1,%s}}\
            """.formatted(more)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--aggregate", "--order key", "--explicit-hash-key .", "--spread"})
    void aStreamThatDistributesRecordsItselfTakesNoOptionAboutShards(String option) {
        described("\"RecordDistributionStrategy\":\"AUTO\"");
        Command.Ran ran = produce("1\n", "produce orders " + option);
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains(": stream 'orders' distributes records itself"), ran.err());
        assertEquals(List.of(), endpoint.right().taken());
    }

    @Test
    void recordsGoToSuchAStreamWithoutThem() {
        described("\"RecordDistributionStrategy\":\"AUTO\"");
        Command.Ran ran = produce("1\n2\n", "produce orders");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(List.of("1", "2"), endpoint.right().taken());
    }

    @Test
    void theStreamSaysHowLargeARecordMayBe() {
        described("\"MaxRecordSizeInKiB\":10240");
        assertEquals(0, produce(LARGE, "produce orders").code());
        described("\"MaxRecordSizeInKiB\":1024");
        Command.Ran ran = produce(LARGE, "produce orders");
        assertEquals(1, ran.code());
        assertTrue(ran.err().contains("too large for stream 'orders'"), ran.err());
    }

    /** The service refuses what is too large; who may only put records is not told the limit. */
    @Test
    void aStreamThatMayNotBeDescribedIsTriedWithALargeRecord() {
        endpoint.answer(
                "DescribeStreamSummary",
                Reply.status(400, "application/x-amz-json-1.1", "{\"__type\":\"AccessDeniedException\"}"));
        Command.Ran ran = produce(LARGE, "produce orders");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(List.of(LARGE), endpoint.right().taken());
    }
}
