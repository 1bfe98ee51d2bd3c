package dev.kdt.local;

import static dev.kdt.local.DeliveryRig.processing;
import static dev.kdt.local.DeliveryRig.processor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.KplWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Delivery streams whose source is a stream. */
class FirehoseSourceTest {
    @TempDir
    Path data;

    private DeliveryRig rig;
    private KinesisClient kinesis;

    @BeforeEach
    void start() throws Exception {
        rig = new DeliveryRig(data);
        kinesis = EndpointClients.kinesis(rig.endpoint().uri());
        kinesis.createStream(r -> r.streamName("orders").shardCount(1));
        copyTo("copy", "bucket");
    }

    /** Makes a delivery stream from the stream to a bucket: records from now on. */
    private void copyTo(String name, String bucket) {
        rig.firehose.createDeliveryStream(r -> r.deliveryStreamName(name)
                .deliveryStreamType(DeliveryStreamType.KINESIS_STREAM_AS_SOURCE)
                .kinesisStreamSourceConfiguration(source -> source.roleARN(DeliveryRig.ROLE)
                        .kinesisStreamARN(kinesis.describeStream(d -> d.streamName("orders"))
                                .streamDescription()
                                .streamARN()))
                .extendedS3DestinationConfiguration(s3 -> s3.roleARN(DeliveryRig.ROLE)
                        .bucketARN("arn:aws:s3:::" + bucket)
                        .bufferingHints(hints -> hints.intervalInSeconds(60).sizeInMBs(1))
                        .processingConfiguration(
                                processing(processor(ProcessorType.APPEND_DELIMITER_TO_RECORD, "Delimiter", "\\n")))));
    }

    @AfterEach
    void stop() throws Exception {
        kinesis.close();
        rig.close();
    }

    private void put(byte[] payload) {
        kinesis.putRecord(r -> r.streamName("orders").partitionKey("k").data(SdkBytes.fromByteArray(payload)));
    }

    private void put(String text) {
        put(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aggregatesOfTheProducerLibraryAreTakenApart() throws Exception {
        KplWriter writer = new KplWriter(1 << 20);
        writer.add("a", null, Slice.utf8("one"));
        writer.add("b", null, Slice.utf8("two"));
        byte[] aggregate = writer.finish().toBytes();
        put(aggregate);
        put("three");
        rig.deliver();
        assertEquals("one\ntwo\nthree\n", rig.text("bucket", ""));
    }

    @Test
    void parentsAreReadToTheirEndBeforeTheirChildren() throws Exception {
        IntStream.range(0, 3_000).forEach(i -> put("parent " + i));
        kinesis.splitShard(r ->
                r.streamName("orders").shardToSplit("shardId-000000000000").newStartingHashKey("1" + "0".repeat(38)));
        IntStream.range(0, 10).forEach(i -> put("child " + i));
        String[] shards = {"shardId-000000000001", "shardId-000000000002"};
        kinesis.mergeShards(r -> r.streamName("orders").shardToMerge(shards[0]).adjacentShardToMerge(shards[1]));
        put("grandchild");
        copyTo("later", "all"); // All shards are there when it begins; none of their records is older than it is.
        rig.deliver();
        String expected = IntStream.range(0, 3_000)
                        .mapToObj(i -> "parent " + i + "\n")
                        .collect(Collectors.joining())
                + IntStream.range(0, 10).mapToObj(i -> "child " + i + "\n").collect(Collectors.joining())
                + "grandchild\n";
        assertEquals(expected, rig.text("bucket", ""));
        assertEquals(expected, rig.text("all", ""));
    }

    @Test
    void theDescriptionSaysNothingOfEncryptionWhichIsTheStreams() {
        assertNull(rig.firehose
                .describeDeliveryStream(r -> r.deliveryStreamName("copy"))
                .deliveryStreamDescription()
                .deliveryStreamEncryptionConfiguration());
    }

    @Test
    void recordsCannotBePutDirectly() {
        InvalidArgumentException e = assertThrows(InvalidArgumentException.class, () -> rig.put("copy", "direct"));
        assertEquals(
                "This operation is not permitted on KinesisStreamAsSource delivery stream type.",
                e.awsErrorDetails().errorMessage());
    }
}
