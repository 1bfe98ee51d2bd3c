package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.codec.Failure;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Ticket;
import dev.kdt.flow.Workers;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Processors;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events with a record whose data is not Base64: that record fails, and the others go on. */
class BrokenDataTest {
    private static final String KINESIS = """
        {"Records": [
          {"eventID": "shardId-000000000000:1", "kinesis": {"sequenceNumber": "1", "data": "MQ=="}},
          {"eventID": "shardId-000000000000:2", "kinesis": {"sequenceNumber": "2", "data": "M?=="}},
          {"eventID": "shardId-000000000000:3", "kinesis": {"sequenceNumber": "3"}},
          {"eventID": "shardId-000000000000:4", "kinesis": {"sequenceNumber": "4", "data": "NA=="}}]}\
        """;

    private static final String FIREHOSE = """
        {"invocationId": "i", "records": [
          {"recordId": "a", "data": "MQ=="}, {"recordId": "b", "data": "M?=="}, {"recordId": "c", "data": "NA=="},
          {"recordId": "d"}]}\
        """;

    @TempDir
    private Path folder;

    private final List<String> delivered = new ArrayList<>();
    private final List<String> parked = new ArrayList<>();

    @Test
    void onlyTheBrokenRecordOfAStreamComesAgain() throws Exception {
        assertEquals("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}", answer(OnFailure.LEAVE));
        assertEquals(List.of("1", "4"), delivered);
    }

    @Test
    void theBrokenRecordOfAStreamIsParkedWithItsText() throws Exception {
        assertEquals("{\"batchItemFailures\":[]}", answer(OnFailure.PARK));
        assertEquals(List.of("1", "4"), delivered);
        assertEquals(
                List.of(
                        "M?== Records[1]: not Base64 (Illegal base64 character 3f)",
                        " Records[2]: the record has no string 'data'"),
                parked);
    }

    @Test
    void theBrokenRecordOfADeliveryFailsAlone() throws Exception {
        FirehoseHost host = new FirehoseHost(pipeline(), MaxRecord.DEFAULT, _ -> {}, Failure::inWords);
        FirehoseHost.Handled handled = host.handle(FIREHOSE.getBytes(StandardCharsets.UTF_8));
        assertEquals(2, handled.kept());
        assertEquals(2, handled.failed());
        assertEquals(
                List.of(
                        "record b: records[1]: not Base64 (Illegal base64 character 3f)",
                        "record d: records[3]: the record has no string 'data'"),
                handled.failures());
    }

    private String answer(OnFailure onFailure) throws Exception {
        Processors processors = new Processors(pipeline(), Processors.AfterFailure.TAKE_BACK, ignored -> {});
        try (Workers workers = new Workers(processors, 1)) {
            return new KinesisHost(
                            workers,
                            context -> OpenTarget.of(new Delivering(), "delivered"),
                            context -> new Remembering(),
                            onFailure)
                    .handle(
                            KINESIS.getBytes(StandardCharsets.UTF_8),
                            RunContext.of(new Stop(), InstantSource.system()));
        }
    }

    private Pipeline pipeline() throws Exception {
        Path file = Files.writeString(folder.resolve("pipeline.yaml"), "steps: []\n");
        return PipelineFile.load(file, Map.of(), Clock.systemUTC(), ignored -> {})
                .pipeline();
    }

    private final class Delivering implements Sink {
        @Override
        public void send(Output output, Ticket ticket) {
            delivered.add(output.bytes().toText().strip());
            ticket.delivered(output);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final class Remembering implements DeadLetters {
        @Override
        public void park(KinesisRecord record, Failure failure) {
            parked.add(record.data().toText() + " " + failure.inWords());
        }

        @Override
        public void force() {}

        @Override
        public String place() {
            return "parked";
        }
    }
}
