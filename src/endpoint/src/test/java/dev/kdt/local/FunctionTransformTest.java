package dev.kdt.local;

import static dev.kdt.local.DeliveryRig.processing;
import static dev.kdt.local.DeliveryRig.processor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.GivenFunction;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.local.function.FunctionRig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A function in its own process that transforms the records of a delivery stream. */
@DisabledOnOs(OS.WINDOWS)
class FunctionTransformTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:shape";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path data;

    private DeliveryRig rig(GivenFunction function) throws IOException {
        return new DeliveryRig(
                data,
                DeliveryOptions.DEFAULT,
                EndpointListener.NONE,
                LambdaOptions.DEFAULT.withFunctions(List.of(function)));
    }

    private static GivenFunction function(int timeoutSeconds) {
        return FunctionRig.program(
                TransformProgram.class, "shape", FunctionRig.patient().withTimeoutSeconds(timeoutSeconds), "");
    }

    private static void create(DeliveryRig rig) {
        rig.create(
                "orders",
                s3 -> s3.prefix("out/")
                        .errorOutputPrefix("bad/")
                        .processingConfiguration(
                                processing(processor(ProcessorType.LAMBDA, "LambdaArn", ARN, "NumberOfRetries", "1"))));
    }

    @Test
    void recordsAreChangedDroppedOrFailedAsTheFunctionSays() throws Exception {
        try (DeliveryRig rig = rig(function(60))) {
            create(rig);
            rig.put("orders", "a", "drop", "fail", "b\n");
            rig.deliver();
            assertEquals("<a><b\n>", rig.text("bucket", "out/"));
            String error = rig.text("bucket", "bad/processing-failed/");
            assertEquals(1, error.lines().count());
            assertTrue(error.contains("\"errorCode\":\"Lambda.ProcessingFailedStatus\""), error);
            assertTrue(error.contains("\"rawData\":\"ZmFpbA==\",\"lambdaArn\":\"" + ARN), error);
        }
    }

    @Test
    void theEventOfAStreamsRecordsTellsWhereTheyAre() throws Exception {
        try (DeliveryRig rig = rig(function(60));
                KinesisClient kinesis = EndpointClients.kinesis(rig.endpoint().uri())) {
            kinesis.createStream(stream -> stream.streamName("source").shardCount(1));
            String arn = "arn:aws:kinesis:eu-west-1:000000000000:stream/source";
            rig.firehose.createDeliveryStream(create -> create.deliveryStreamName("orders")
                    .deliveryStreamType("KinesisStreamAsSource")
                    .kinesisStreamSourceConfiguration(
                            source -> source.kinesisStreamARN(arn).roleARN(DeliveryRig.ROLE))
                    .extendedS3DestinationConfiguration(s3 -> s3.roleARN(DeliveryRig.ROLE)
                            .bucketARN("arn:aws:s3:::bucket")
                            .bufferingHints(hints -> hints.intervalInSeconds(60).sizeInMBs(1))
                            .prefix("out/")
                            .processingConfiguration(processing(processor(ProcessorType.LAMBDA, "LambdaArn", ARN)))));
            String number = kinesis.putRecord(
                            put -> put.streamName("source").partitionKey("key").data(SdkBytes.fromUtf8String("event")))
                    .sequenceNumber();
            rig.deliver();
            JsonNode event = JSON.readTree(rig.text("bucket", "out/"));
            assertEquals(arn, event.path("sourceKinesisStreamArn").asText());
            assertEquals("eu-west-1", event.path("region").asText());
            JsonNode metadata = event.path("records").path(0).path("kinesisRecordMetadata");
            assertEquals(number, metadata.path("sequenceNumber").asText());
            assertEquals("key", metadata.path("partitionKey").asText());
            assertEquals("shardId-000000000000", metadata.path("shardId").asText());
            assertEquals(
                    rig.clock.millis() - 60_000,
                    metadata.path("approximateArrivalTimestamp").asLong());
        }
    }

    @Test
    void aMalformedAnswerIsNotAskedForAgain() throws Exception {
        try (DeliveryRig rig = rig(function(60))) {
            create(rig);
            rig.put("orders", "malformed", "b");
            rig.deliver();
            String errors = rig.text("bucket", "bad/processing-failed/");
            assertEquals(2, errors.lines().count());
            assertTrue(errors.startsWith("{\"attemptsMade\":1,"), errors);
            assertTrue(errors.contains("\"errorCode\":\"Lambda.JsonProcessingException\""), errors);
        }
    }

    @Test
    void aFunctionThatCrashesIsCalledAgain() throws Exception {
        try (DeliveryRig rig = rig(function(60))) {
            create(rig);
            rig.put("orders", "crash");
            rig.deliver();
            String crashed = rig.text("bucket", "bad/processing-failed/");
            assertTrue(crashed.startsWith("{\"attemptsMade\":2,"), crashed);
            assertTrue(crashed.contains("\"errorCode\":\"Lambda.FunctionError\""), crashed);
        }
    }

    @Test
    void recordsWaitForAFunctionThatIsGoneAtTheStart() throws Exception {
        List<String> damage = new ArrayList<>();
        try (DeliveryRig rig = rig(function(60));
                LambdaClient lambda = FunctionRig.client(rig.endpoint().uri())) {
            create(rig);
            lambda.deleteFunction(delete -> delete.functionName("shape"));
        }
        EndpointListener listener = event -> {
            if (event instanceof EndpointEvent.Damage it) {
                damage.add(it.text());
            }
        };
        try (DeliveryRig rig = new DeliveryRig(data, DeliveryOptions.DEFAULT, listener, LambdaOptions.DEFAULT)) {
            assertTrue(damage.getFirst().startsWith("there is no function 'shape'"), damage::toString);
            rig.put("orders", "a");
            rig.deliver();
            assertEquals(List.of(), rig.keys("bucket"));
        }
        try (DeliveryRig rig = rig(function(60))) {
            rig.put("orders", "b");
            rig.deliver();
            assertEquals("<a><b>", rig.text("bucket", "out/"));
        }
    }

    @Test
    void aFunctionThatTakesTooLongIsToldAsSuch() throws Exception {
        try (DeliveryRig rig = rig(function(2))) {
            create(rig);
            rig.put("orders", "hang");
            rig.deliver();
            String late = rig.text("bucket", "bad/processing-failed/");
            assertTrue(late.contains("\"errorCode\":\"Lambda.FunctionTimedOut\""), late);
        }
    }

    @Test
    void theEndpointEndsDuringACallAndTheRecordsAreDeliveredLater() throws Exception {
        try (DeliveryRig rig = rig(function(600))) {
            create(rig);
            rig.put("orders", "wait for the second process");
            FunctionRig.awaitFile(data.resolve("called"));
            rig.restart();
            rig.deliver();
            assertEquals("<wait for the second process>", rig.text("bucket", "out/"));
            assertEquals(1, rig.keys("bucket").size(), () -> "no error output");
        }
    }

    @Test
    void aFunctionThatIsDeletedIsMissing() throws Exception {
        try (DeliveryRig rig = rig(function(60));
                LambdaClient lambda = FunctionRig.client(rig.endpoint().uri())) {
            create(rig);
            lambda.deleteFunction(delete -> delete.functionName("shape"));
            rig.put("orders", "a");
            rig.deliver();
            String missing = rig.text("bucket", "bad/processing-failed/");
            assertTrue(missing.contains("\"errorCode\":\"Lambda.ResourceNotFound\""), missing);
        }
    }
}
