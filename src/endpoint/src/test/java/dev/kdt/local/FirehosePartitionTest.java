package dev.kdt.local;

import static dev.kdt.local.DeliveryRig.processing;
import static dev.kdt.local.DeliveryRig.processor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.Transformer.Answer;
import dev.kdt.endpoint.option.Transformer.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** Dynamic partitioning: keys from a jq query and from a function, the limit of partitions, records without keys. */
class FirehosePartitionTest {
    private static final String LAMBDA = "arn:aws:lambda:eu-west-1:000000000000:function:keys";

    @TempDir
    Path data;

    private static void partitioned(DeliveryRig rig, String prefix, String query) {
        rig.create(
                "orders",
                s3 -> s3.prefix(prefix)
                        .errorOutputPrefix("bad/!{firehose:error-output-type}/")
                        .bufferingHints(hints -> hints.sizeInMBs(64).intervalInSeconds(60))
                        .dynamicPartitioningConfiguration(on -> on.enabled(true))
                        .processingConfiguration(processing(
                                processor(ProcessorType.APPEND_DELIMITER_TO_RECORD),
                                processor(
                                        ProcessorType.METADATA_EXTRACTION,
                                        "MetadataExtractionQuery",
                                        query,
                                        "JsonParsingEngine",
                                        "JQ-1.6"))));
    }

    @Test
    void recordsGoWhereTheirKeysSay() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            partitioned(
                    rig,
                    "c=!{partitionKeyFromQuery:country}/d=!{partitionKeyFromQuery:day}/!{timestamp:HH}/",
                    "{country: .address.country, day: (.at | strftime(\"%Y-%m-%d\"))}");
            rig.put(
                    "orders",
                    "{\"n\":1,\"address\":{\"country\":\"CH\"},\"at\":0}",
                    "{\"n\":2,\"address\":{\"country\":\"DE\"},\"at\":0}",
                    "{\"n\":3,\"address\":{\"country\":\"CH\"},\"at\":86399}");
            rig.deliver();
            assertEquals(2, rig.text("bucket", "c=CH/d=1970-01-01/05/").lines().count());
            assertEquals(
                    "{\"n\":2,\"address\":{\"country\":\"DE\"},\"at\":0}\n",
                    rig.text("bucket", "c=DE/d=1970-01-01/05/"));
        }
    }

    @Test
    void theDescriptionShowsHowLongItIsTriedAgain() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            partitioned(rig, "c=!{partitionKeyFromQuery:c}/", "{c: .c}");
            assertEquals(
                    300,
                    rig.firehose
                            .describeDeliveryStream(r -> r.deliveryStreamName("orders"))
                            .deliveryStreamDescription()
                            .destinations()
                            .getFirst()
                            .extendedS3DestinationDescription()
                            .dynamicPartitioningConfiguration()
                            .retryOptions()
                            .durationInSeconds());
        }
    }

    @Test
    void recordsWithoutKeysAreErrorOutput() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            partitioned(rig, "c=!{partitionKeyFromQuery:c}/", "{c: .c}");
            rig.put(
                    "orders",
                    "{\"c\":null}",
                    "{}",
                    "not json",
                    "{\"c\":[1]}",
                    "{\"c\":\"\"}",
                    "{\"c\":\"" + "x".repeat(600) + "\"}",
                    "{\"c\":1.50}",
                    "[]");
            rig.deliver();
            String errors = rig.text("bucket", "bad/processing-failed/");
            assertEquals(7, errors.lines().count());
            assertTrue(errors.lines()
                    .allMatch(line -> line.contains("\"errorCode\":\"DynamicPartitioning.MetadataExtractionFailed\"")));
            assertEquals("{\"c\":1.50}\n", rig.text("bucket", "c=1.50/"));
        }
    }

    @Test
    void partitionsOverTheLimitAreErrorOutput() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            partitioned(rig, "k=!{partitionKeyFromQuery:k}/", "{k}");
            String[] records =
                    IntStream.range(0, 250).mapToObj(i -> "{\"k\":" + i + "}").toArray(String[]::new);
            rig.put("orders", records);
            rig.put(
                    "orders",
                    IntStream.range(250, 502).mapToObj(i -> "{\"k\":" + i + "}").toArray(String[]::new));
            rig.put("orders", "{\"k\":7}");
            rig.deliver();
            String errors = rig.text("bucket", "bad/activePartitionExceeded/");
            assertEquals(2, errors.lines().count());
            assertTrue(errors.contains("\"DynamicPartitioning.ActivePartitionLimitExceeded\""), errors);
            assertEquals("{\"k\":7}\n{\"k\":7}\n", rig.text("bucket", "k=7/"));
            rig.put("orders", "{\"k\":501}");
            rig.deliver();
            assertEquals("{\"k\":501}\n", rig.text("bucket", "k=501/"), "delivered partitions make room");
        }
    }

    @Test
    void aFunctionCanGiveKeys() throws Exception {
        DeliveryOptions options = DeliveryOptions.DEFAULT.withFunctions(_ -> in -> in.records().stream()
                .map(item -> new Answer(
                        item.id(),
                        Result.Ok,
                        item.data(),
                        Map.of("first", item.data().toText().substring(0, 1))))
                .toList());
        try (DeliveryRig rig = new DeliveryRig(data, options)) {
            rig.create(
                    "orders",
                    s3 -> s3.prefix("f=!{partitionKeyFromLambda:first}/")
                            .errorOutputPrefix("bad/")
                            .bufferingHints(hints -> hints.sizeInMBs(64).intervalInSeconds(60))
                            .dynamicPartitioningConfiguration(on -> on.enabled(true))
                            .processingConfiguration(processing(processor(ProcessorType.LAMBDA, "LambdaArn", LAMBDA))));
            rig.put("orders", "apple", "avocado", "../etc");
            rig.deliver();
            assertEquals("appleavocado", rig.text("bucket", "f=a/"));
            assertEquals("../etc", rig.text("bucket", "f=./"));
        }
    }

    @Test
    void keysFromDataDoNotLeaveTheFolder() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            partitioned(rig, "!{partitionKeyFromQuery:c}/", "{c}");
            rig.put("orders", "{\"c\":\"../../../x\"}", "{\"c\":\"a\\u0000b\"}");
            rig.deliver();
            assertTrue(rig.keys("bucket").getFirst().startsWith("%2E%2E/%2E%2E/%2E%2E/x/"));
            assertTrue(rig.keys("bucket").getLast().startsWith("a%00b/"));
        }
    }

    @Test
    void whatCannotWorkIsRefusedAtOnce() throws Exception {
        try (DeliveryRig rig = new DeliveryRig(data)) {
            for (String query :
                    List.of("{c: ", "$ENV", "$ENV.PAGER", "env", "now", "input", "debug", "halt", "{c: $x}")) {
                assertThrows(
                        InvalidArgumentException.class,
                        () -> partitioned(rig, "!{partitionKeyFromQuery:c}/", query),
                        query);
            }
            InvalidArgumentException small = assertThrows(
                    InvalidArgumentException.class,
                    () -> rig.create(
                            "small",
                            s3 -> s3.prefix("!{partitionKeyFromQuery:c}/")
                                    .errorOutputPrefix("e/")
                                    .dynamicPartitioningConfiguration(on -> on.enabled(true))));
            assertEquals(
                    "BufferingHints.SizeInMBs must be at least 64 when Dynamic Partitioning is enabled.",
                    small.awsErrorDetails().errorMessage());
            InvalidArgumentException atOnce = assertThrows(
                    InvalidArgumentException.class,
                    () -> rig.create(
                            "atOnce",
                            s3 -> s3.prefix("!{partitionKeyFromQuery:c}/")
                                    .errorOutputPrefix("e/")
                                    .bufferingHints(hints -> hints.sizeInMBs(64).intervalInSeconds(0))
                                    .dynamicPartitioningConfiguration(on -> on.enabled(true))));
            assertEquals(
                    "BufferingHints.IntervalInSeconds must not be 0 when Dynamic Partitioning is enabled.",
                    atOnce.awsErrorDetails().errorMessage());
        }
    }
}
