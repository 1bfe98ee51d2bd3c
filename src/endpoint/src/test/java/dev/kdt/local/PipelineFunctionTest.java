package dev.kdt.local;

import static dev.kdt.local.DeliveryRig.processing;
import static dev.kdt.local.DeliveryRig.processor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.PipelineFunctions;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.config.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** A pipeline that transforms the records of a delivery stream. */
class PipelineFunctionTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:shape";

    @TempDir
    Path data;

    private final List<String> reports = new ArrayList<>();

    private DeliveryRig rig(String pipeline) throws IOException, PipelineException {
        return new DeliveryRig(data, DeliveryOptions.DEFAULT.withFunctions(functions(pipeline)));
    }

    private PipelineFunctions functions(String pipeline) throws PipelineException {
        Surroundings surroundings = new Surroundings(Map.of(), Clock.systemUTC(), data, reports::add);
        return new PipelineFunctions(
                Map.of(
                        "shape",
                        PipelineFile.parse("shape.yaml", pipeline, surroundings).pipeline()),
                reports::add);
    }

    private static void create(DeliveryRig rig) {
        rig.create(
                "orders",
                s3 -> s3.prefix("out/").errorOutputPrefix("bad/").processingConfiguration(processing(lambda())));
    }

    private static software.amazon.awssdk.services.firehose.model.Processor lambda() {
        return processor(ProcessorType.LAMBDA, "LambdaArn", ARN, "NumberOfRetries", "1");
    }

    @Test
    void whatThePipelineKeepsDropsAndCannotDoIsOkDroppedAndFailed() throws Exception {
        try (DeliveryRig rig = rig("""
            steps:
              - filter: .status != "test"
              - map: '{id, total: (.qty * .price)}'
            """)) {
            create(rig);
            rig.put(
                    "orders",
                    "{\"id\":1,\"qty\":2,\"price\":3}",
                    "{\"status\":\"test\"}",
                    "{\"qty\":\"x\",\"price\":{}}");
            rig.put("orders", "{\"id\":2,\"qty\":1,\"price\":1.50}", "no json {");
            rig.deliver();
            assertEquals("{\"id\":1,\"total\":6}\n{\"id\":2,\"total\":1.5}\n", rig.text("bucket", "out/"));
            String errors = rig.text("bucket", "bad/processing-failed/");
            assertEquals(2, errors.lines().count(), errors);
            assertTrue(errors.contains("\"attemptsMade\":1"), errors);
            assertTrue(errors.contains("\"errorCode\":\"Lambda.ProcessingFailedStatus\""), errors);
            assertTrue(errors.contains("\"lambdaArn\":\"" + ARN + "\""), errors);
        }
    }

    @Test
    void theReasonOfAFailureIsReported() throws Exception {
        try (DeliveryRig rig = rig("steps: [{map: .qty * .price}]")) {
            create(rig);
            rig.put("orders", "{\"qty\":\"x\",\"price\":{}}", "{\"qty\":[],\"price\":{}}");
            rig.deliver();
            assertEquals(1, reports.size(), reports::toString);
            assertTrue(
                    reports.getFirst()
                            .startsWith("function 'shape': 2 records failed, the first: step 'map' (1:20): string"),
                    reports::toString);
        }
    }

    @Test
    void theOutputsOfARecordStandOneBehindTheOther() throws Exception {
        try (DeliveryRig rig = rig("steps: [{map: '.[]'}]")) {
            create(rig);
            rig.put("orders", "[1,2]", "[]", "[3]");
            rig.deliver();
            assertEquals("1\n2\n3\n", rig.text("bucket", "out/"));
        }
    }

    @Test
    void thePipelinesPartitionDecidesTheObjectsPrefix() throws Exception {
        try (DeliveryRig rig = rig("""
            steps: [{map: '.[]'}]
            partition: {land: .country, big: .qty > 5}
            """)) {
            rig.create(
                    "orders",
                    s3 -> s3.prefix("!{partitionKeyFromLambda:land}/!{partitionKeyFromLambda:big}/")
                            .errorOutputPrefix("bad/")
                            .bufferingHints(hints -> hints.intervalInSeconds(60).sizeInMBs(64))
                            .dynamicPartitioningConfiguration(on -> on.enabled(true))
                            .processingConfiguration(processing(lambda())));
            rig.put(
                    "orders",
                    "[{\"country\":\"DE\",\"qty\":9},{\"country\":\"DE\",\"qty\":8}]",
                    "[{\"country\":\"FR\",\"qty\":1}]",
                    "[{\"country\":\"FR\",\"qty\":1},{\"country\":\"DE\",\"qty\":1}]",
                    "[{\"qty\":1}]");
            rig.deliver();
            assertEquals(
                    "{\"country\":\"DE\",\"qty\":9}\n{\"country\":\"DE\",\"qty\":8}\n", rig.text("bucket", "DE/true/"));
            assertEquals("{\"country\":\"FR\",\"qty\":1}\n", rig.text("bucket", "FR/false/"));
            String errors = rig.text("bucket", "bad/");
            assertTrue(errors.contains("Lambda.ProcessingFailedStatus"), errors);
            assertTrue(errors.contains("partitionKeys values must not be null or empty"), errors);
            assertTrue(reports.getFirst().contains("results belong to different partitions"), reports::toString);
        }
    }

    @Test
    void whatThePipelineDoesOnErrorDecidesWhatAFailureIs() throws Exception {
        try (DeliveryRig rig = rig("""
            steps: [{map: .qty + 1}]
            on-error: drop
            """)) {
            create(rig);
            rig.put("orders", "{\"qty\":1}", "{\"qty\":{}}");
            rig.deliver();
            assertEquals(1, rig.keys("bucket").size());
            assertEquals("2\n", rig.text("bucket", "out/"));
        }
    }

    @Test
    void aPipelineThatStopsIsCalledAgainAndThenEverythingOfTheCallFails() throws Exception {
        try (DeliveryRig rig = rig("""
            steps: [{map: .qty + 1}]
            on-error: stop
            """)) {
            create(rig);
            rig.put("orders", "{\"qty\":1}", "{\"qty\":{}}");
            rig.deliver();
            String errors = rig.text("bucket", "bad/");
            assertEquals(2, errors.lines().count(), errors);
            assertTrue(errors.contains("\"attemptsMade\":2"), errors);
            assertTrue(errors.contains("Lambda.FunctionError"), errors);
        }
    }

    @Test
    void aRecordThatIsReadAgainIsNoDuplicateOfItself() throws Exception {
        try (DeliveryRig rig = rig("steps: [{dedupe: .id}]")) {
            create(rig);
            rig.put("orders", "{\"id\":1}", "{\"id\":2}", "{\"id\":1}");
            rig.endpoint().settle();
            rig.restart();
            rig.put("orders", "{\"id\":2}", "{\"id\":3}");
            rig.deliver();
            assertEquals("{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n", rig.text("bucket", "out/"));
        }
    }

    @Test
    void recordsWaitWhileAnEndpointHasTheFunctionNoMore() throws Exception {
        try (DeliveryRig rig = rig("steps: []")) {
            create(rig);
        }
        try (DeliveryRig rig = new DeliveryRig(data)) {
            rig.put("orders", "{\"id\":1}");
            rig.deliver();
            assertEquals(List.of(), rig.keys("bucket"));
        }
        try (DeliveryRig rig = rig("steps: []")) {
            rig.deliver();
            assertEquals("{\"id\":1}\n", rig.text("bucket", "out/"));
        }
    }
}
