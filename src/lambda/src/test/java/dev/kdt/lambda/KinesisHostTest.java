package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.codec.Failure;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Ticket;
import dev.kdt.flow.Workers;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KinesisHostTest {
    private final List<String> delivered = new ArrayList<>();
    private final List<String> parked = new ArrayList<>();
    private String broken = "";

    @Test
    void anEventOfWhichAllIsDeliveredIsAcknowledgedWhole() throws Exception {
        assertEquals("{\"batchItemFailures\":[]}", answer(OnFailure.LEAVE, "a", "b"));
        assertEquals(List.of("a", "b"), delivered);
    }

    @Test
    void theLowestSequenceNumberThatIsNotSettledIsNamedAndTheRestGoesOn() throws Exception {
        assertEquals(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"101\"}]}",
                answer(OnFailure.LEAVE, "a", "bad", "b", "bad"));
        assertEquals(List.of("a", "b"), delivered);
    }

    @Test
    void parkedRecordsAreSettled() throws Exception {
        assertEquals("{\"batchItemFailures\":[]}", answer(OnFailure.PARK, "a", "bad"));
        assertEquals(List.of("bad", "forced"), parked);
    }

    @Test
    void whenTheSinkBreaksTheRecordsDeliveredBeforeAreAcknowledged() throws Exception {
        broken = "b";
        assertEquals("{\"batchItemFailures\":[{\"itemIdentifier\":\"101\"}]}", answer(OnFailure.LEAVE, "a", "b", "c"));
    }

    @Test
    void whenTheSinkBreaksAtTheFirstRecordTheInvocationFails() {
        broken = "a";
        assertThrows(FlowException.class, () -> answer(OnFailure.LEAVE, "a", "b"));
    }

    @Test
    void aProcessorThatBreaksSettlesNothing() {
        assertThrows(IllegalStateException.class, () -> answer(OnFailure.DROP, "a", "bug"));
    }

    @Test
    void anEventWithoutRecordsIsAcknowledged() throws Exception {
        assertEquals("{\"batchItemFailures\":[]}", answerTo("{\"Records\":[]}", OnFailure.LEAVE));
    }

    @Test
    void theStateOfATumblingWindowComesBackAsItWent() throws Exception {
        String window = "{\"window\":{\"start\":\"2026-11-27T10:00:00Z\",\"end\":\"2026-11-27T10:02:00Z\"},";
        String records = StreamEvents.of("a").substring(1);
        assertEquals(
                "{\"batchItemFailures\":[],\"state\":{\"sum\":[1,\"é\"]}}",
                answerTo(
                        window + "\"state\":{\"sum\": [1, \"é\"]},\"isFinalInvokeForWindow\":false," + records,
                        OnFailure.LEAVE));
        assertEquals(List.of("a"), delivered);
        assertEquals(
                "{\"batchItemFailures\":[],\"state\":{\"sum\":3}}",
                answerTo(
                        window + "\"state\":{\"sum\":3},\"shardId\":\"shardId-000000000006\","
                                + "\"isFinalInvokeForWindow\":true,\"isWindowTerminatedEarly\":false}",
                        OnFailure.LEAVE));
        assertEquals("{\"batchItemFailures\":[],\"state\":{}}", answerTo(window + records, OnFailure.LEAVE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"Records":[{"eventSource":"aws:sqs","body":"x"}]}             | from aws:sqs
        {"Records":[{"EventSource":"aws:sns","Sns":{}}]}               | from aws:sns
        {"Records":[{"eventSource":"aws:s3","s3":{}}]}                 | from aws:s3
        {"Records":[{"eventSource":"aws:dynamodb","dynamodb":{}}]}     | from aws:dynamodb
        {"eventSource":"aws:kafka","records":{"t-0":[]}}               | from aws:kafka
        {"version":"2.0","requestContext":{"http":{}}}                 | from an HTTP request
        {"source":"aws.events","detail-type":"Scheduled Event"}        | from EventBridge
        {"awslogs":{"data":"H4sI"}}                                    | from CloudWatch Logs
        {"invocationId":"i","records":[]}                              | --transformation
        """)
    void anEventOfAnotherServiceIsRefusedWithItsName(String event, String words) {
        assertTrue(refusal(event).contains(words), refusal(event));
        assertTrue(refusal(event).contains("event source mapping of a stream"), refusal(event));
    }

    @Test
    void theRecordsPlaceKeyAndTimeAreTakenFromTheEvent() {
        Batch batch = KinesisEvent.read(StreamEvents.of("a").getBytes(StandardCharsets.UTF_8))
                .shards()
                .getFirst();
        KinesisRecord record = batch.records().getFirst();
        assertEquals("shardId-000000000006", batch.lane());
        assertEquals("orders, shard 6, 100", record.position().inWords());
        assertEquals("key-0", record.partitionKey());
        assertEquals(Instant.parse("2018-12-26T15:40:01.087Z"), record.arrival());
    }

    @Test
    void whatIsNoKinesisEventIsRefusedWithThePlace() {
        assertTrue(refusal("[]").contains("no array 'Records'"));
        assertTrue(refusal("{\"Records\":[{\"s3\":{}}]}").startsWith("Records[0]: not a record of a Kinesis event"));
        assertTrue(refusal("{").startsWith("the event is not JSON"));
    }

    private String refusal(String event) {
        return String.valueOf(
                assertThrows(EventException.class, () -> KinesisEvent.read(event.getBytes(StandardCharsets.UTF_8)))
                        .getMessage());
    }

    private String answer(OnFailure onFailure, String... records) throws InterruptedException {
        return answerTo(StreamEvents.of(records), onFailure);
    }

    private String answerTo(String event, OnFailure onFailure) throws InterruptedException {
        try (Workers workers = new Workers(new Copying(), 1)) {
            KinesisHost host = new KinesisHost(
                    workers,
                    context -> OpenTarget.of(new Collecting(), "collected"),
                    context -> new Remembering(),
                    onFailure);
            return host.handle(
                    event.getBytes(StandardCharsets.UTF_8), RunContext.of(new Stop(), InstantSource.system()));
        }
    }

    /** Hands records on as they are; {@code bad} fails. */
    private static final class Copying implements Processor.Factory {
        @Override
        public Processor create() {
            return this::process;
        }

        private void process(Batch in, Results out) {
            for (int i = 0; i < in.records().size(); i++) {
                KinesisRecord record = in.records().get(i);
                if (record.data().toText().equals("bug")) {
                    throw new IllegalStateException("a fault of the processor");
                }
                if (record.data().toText().equals("bad")) {
                    out.failed(record, i, Failure.decode("bad"));
                } else {
                    out.bytes().put(record.data());
                    out.endOutput();
                    out.kept(record, i);
                }
            }
        }

        @Override
        public boolean remembers() {
            return false;
        }
    }

    private final class Collecting implements Sink {
        @Override
        public void send(Output output, Ticket ticket) {
            if (output.bytes().toText().equals(broken)) {
                throw new FlowException("the target is gone");
            }
            delivered.add(output.bytes().toText());
            ticket.delivered(output);
        }

        @Override
        public void flush() {}
    }

    private final class Remembering implements DeadLetters {
        @Override
        public void park(KinesisRecord record, Failure failure) {
            parked.add(record.data().toText());
        }

        @Override
        public void force() {
            if (!parked.contains("forced")) {
                parked.add("forced");
            }
        }

        @Override
        public String place() {
            return "memory";
        }
    }
}
