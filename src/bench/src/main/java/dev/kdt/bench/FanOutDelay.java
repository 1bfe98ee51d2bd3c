package dev.kdt.bench;

import dev.kdt.local.EndpointClients;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ConsumerStatus;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponseHandler;

/** Measures the time of a record from before its put until a subscriber has it, the SDK's own time at both ends included. */
final class FanOutDelay {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofMillis(5);
    private static final long PATIENCE_SECONDS = 20;

    private FanOutDelay() {}

    /** The median over the records that can be put in some seconds, one after the other, to a new stream. */
    static Duration median(URI endpoint, String stream) throws IOException, InterruptedException {
        LinkedBlockingQueue<Long> delays = new LinkedBlockingQueue<>();
        try (KinesisClient kinesis = EndpointClients.kinesis(endpoint);
                KinesisAsyncClient pushing = EndpointClients.local(KinesisAsyncClient.builder(), endpoint)
                        .build()) {
            String consumer = consumer(kinesis, stream);
            pushing.subscribeToShard(
                    request -> request.consumerARN(consumer)
                            .shardId("shardId-000000000000")
                            .startingPosition(start -> start.type(ShardIteratorType.TRIM_HORIZON)),
                    SubscribeToShardResponseHandler.builder()
                            .subscriber(event -> event.accept(SubscribeToShardResponseHandler.Visitor.builder()
                                    .onSubscribeToShardEvent(
                                            pushed -> pushed.records().forEach(each -> delays.add(age(each))))
                                    .build()))
                            .build());
            List<Long> measured = new ArrayList<>();
            long warm = System.nanoTime() + WARM_UP.toNanos();
            while (System.nanoTime() < warm + MEASURED.toNanos()) {
                kinesis.putRecord(
                        request -> request.streamName(stream).partitionKey("k").data(now()));
                Long delay = delays.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (delay == null) {
                    throw new IOException("nothing was pushed within " + PATIENCE_SECONDS + " s");
                }
                if (System.nanoTime() > warm) {
                    measured.add(delay);
                }
                Thread.sleep(BETWEEN);
            }
            measured.sort(null);
            return Duration.ofNanos(measured.get(measured.size() / 2));
        }
    }

    private static String consumer(KinesisClient kinesis, String stream) throws InterruptedException {
        kinesis.createStream(request -> request.streamName(stream).shardCount(1));
        kinesis.waiter().waitUntilStreamExists(request -> request.streamName(stream));
        String arn = kinesis.describeStreamSummary(request -> request.streamName(stream))
                .streamDescriptionSummary()
                .streamARN();
        String consumer = kinesis.registerStreamConsumer(
                        request -> request.streamARN(arn).consumerName("measured"))
                .consumer()
                .consumerARN();
        while (kinesis.describeStreamConsumer(request -> request.consumerARN(consumer))
                        .consumerDescription()
                        .consumerStatus()
                != ConsumerStatus.ACTIVE) {
            Thread.sleep(Duration.ofMillis(50));
        }
        return consumer;
    }

    private static SdkBytes now() {
        return SdkBytes.fromByteArrayUnsafe(
                ByteBuffer.allocate(Long.BYTES).putLong(System.nanoTime()).array());
    }

    private static long age(Record record) {
        return System.nanoTime() - record.data().asByteBuffer().getLong();
    }
}
