package dev.kdt.local.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of batches whose answer reports failed records ({@code ReportBatchItemFailures}). */
class MappingReportTest {
    @TempDir
    private Path data;

    private MappingRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new MappingRig(data);
        rig.stream("orders", 1);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void recordsBeforeTheLowestReportedOneAreDone() throws Exception {
        rig.put("orders", "1", "2", "3", "4");
        List<List<String>> calls = rig.function("f", event -> {
            String four = MappingRig.sequenceOf(event, "4");
            return MappingRig.texts(event).contains("2")
                    ? MappingRig.failures(four, MappingRig.sequenceOf(event, "3"))
                    : MappingRig.OK;
        });
        rig.map("orders", "f", "{\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"]}");
        rig.settle();
        rig.restart(); // The checkpoint is where the function said.
        rig.settle();
        assertEquals(List.of(List.of("1", "2", "3", "4"), List.of("3", "4")), calls);
    }

    @Test
    void aReportWithoutProgressUsesUpTheAttempts() throws Exception {
        rig.put("orders", "1", "2", "3");
        List<List<String>> calls = rig.function("f", event -> MappingRig.failures(MappingRig.sequenceOf(event, "2")));
        rig.map(
                "orders",
                "f",
                "{\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"],\"MaximumRetryAttempts\":2,"
                        + MappingRig.QUEUE + "}");
        rig.pass(Duration.ofSeconds(10));
        assertEquals(List.of(List.of("1", "2", "3"), List.of("2", "3"), List.of("2", "3")), calls);
        assertEquals(
                2,
                rig.messages()
                        .getFirst()
                        .path("KinesisBatchInfo")
                        .path("batchSize")
                        .asInt());
        JsonNode response = rig.messages().getFirst().path("responseContext");
        assertTrue(response.path("functionError").isNull(), response.toString());
    }

    @Test
    void withBisectingABatchIsSplitAtTheReportedRecord() throws Exception {
        rig.put("orders", "1", "2", "poison", "4", "5");
        List<List<String>> calls = rig.function("f", event -> {
            String poison = MappingRig.sequenceOf(event, "poison");
            return poison.isEmpty() ? MappingRig.OK : MappingRig.failures(poison);
        });
        rig.map(
                "orders",
                "f",
                "{\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"],\"BisectBatchOnFunctionError\":true,"
                        + "\"MaximumRetryAttempts\":0," + MappingRig.QUEUE + "}");
        rig.settle();
        assertEquals(
                List.of(
                        List.of("1", "2", "poison", "4", "5"),
                        List.of("poison", "4", "5"),
                        List.of("poison"),
                        List.of("4", "5")),
                calls);
        assertEquals(1, rig.messages().size());
    }

    @Test
    void answersThatNameNoRecordOfTheBatchFailTheWholeBatch() {
        rig.put("orders", "1", "2");
        for (String answer : List.of(
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"id\":\"1\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"12345\"}]}",
                "{\"batchItemFailures\":[\"12345\"]}",
                "{\"batchItemFailures\":7}",
                "\"done\"",
                "{\"batchItem")) {
            List<List<String>> calls = rig.function("f", _ -> MappingRig.answer(answer));
            Mapping mapping = rig.map("orders", "f", "{\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"]}");
            rig.pass(Duration.ofSeconds(1));
            assertEquals(List.of(List.of("1", "2"), List.of("1", "2")), calls, answer);
            assertEquals(ProcessingResult.FAILED, mapping.result(), answer);
            rig.mappings.delete(mapping.config().uuid());
            rig.settle();
        }
    }

    @Test
    void answersThatNameNothingAreASuccess() {
        rig.put("orders", "1");
        for (String answer : List.of(
                "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}", "{}", "null", "", "{\"other\":1}")) {
            List<List<String>> calls = rig.function("f", _ -> MappingRig.answer(answer));
            Mapping mapping = rig.map("orders", "f", "{\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"]}");
            rig.pass(Duration.ofSeconds(5));
            assertEquals(List.of(List.of("1")), calls, answer);
            assertEquals(ProcessingResult.OK, mapping.result(), answer);
            rig.mappings.delete(mapping.config().uuid());
            rig.settle();
        }
    }

    @Test
    void withoutReportsAnyAnswerIsASuccess() {
        rig.put("orders", "1");
        List<List<String>> calls = rig.function("f", _ -> MappingRig.answer("{\"batchItem"));
        rig.map("orders", "f", "{}");
        rig.pass(Duration.ofSeconds(5));
        assertEquals(1, calls.size());
    }
}
