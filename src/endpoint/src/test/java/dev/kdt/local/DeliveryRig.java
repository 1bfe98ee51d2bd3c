package dev.kdt.local;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.endpoint.option.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;
import software.amazon.awssdk.services.firehose.model.ProcessorParameterName;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.Record;

/** An endpoint on a clock that the test moves, the SDK's client to it, and its objects. */
final class DeliveryRig implements AutoCloseable {
    static final String ROLE = "arn:aws:iam::000000000000:role/any";

    final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));
    private final Path data;
    private final DeliveryOptions options;
    private final EndpointListener events;
    private final LambdaOptions lambda;
    private Endpoint endpoint;
    FirehoseClient firehose;

    DeliveryRig(Path data, DeliveryOptions options, EndpointListener events) throws IOException {
        this(data, options, events, LambdaOptions.DEFAULT);
    }

    DeliveryRig(Path data, DeliveryOptions options, EndpointListener events, LambdaOptions lambda) throws IOException {
        this.data = data;
        this.options = options;
        this.events = events;
        this.lambda = lambda;
        this.endpoint = start();
        this.firehose = EndpointClients.firehose(endpoint.uri());
    }

    DeliveryRig(Path data, DeliveryOptions options) throws IOException {
        this(data, options, EndpointListener.NONE);
    }

    DeliveryRig(Path data) throws IOException {
        this(data, DeliveryOptions.DEFAULT);
    }

    private Endpoint start() throws IOException {
        return Endpoint.start(EndpointOptions.in(data)
                .withClock(clock)
                .withTransition(Duration.ZERO)
                .withDelivery(options)
                .withLambda(lambda)
                .withEvents(events));
    }

    void restart() throws IOException {
        restartAfter(Duration.ZERO);
    }

    /** Lets time pass while there is no endpoint. */
    void restartAfter(Duration pause) throws IOException {
        firehose.close();
        endpoint.close();
        clock.advance(pause);
        endpoint = start();
        firehose = EndpointClients.firehose(endpoint.uri());
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Makes a delivery stream to bucket {@code bucket}, with a minute and a mebibyte of buffer. */
    void create(String name, Consumer<ExtendedS3DestinationConfiguration.Builder> more) {
        firehose.createDeliveryStream(r -> r.deliveryStreamName(name).extendedS3DestinationConfiguration(s3 -> {
            s3.roleARN(ROLE)
                    .bucketARN("arn:aws:s3:::bucket")
                    .bufferingHints(hints -> hints.intervalInSeconds(60).sizeInMBs(1));
            more.accept(s3);
        }));
    }

    void put(String name, String... texts) {
        firehose.putRecordBatch(r -> r.deliveryStreamName(name)
                .records(Arrays.stream(texts)
                        .map(text -> Record.builder()
                                .data(SdkBytes.fromUtf8String(text))
                                .build())
                        .toList()));
    }

    void put(String name, byte[] data) {
        firehose.putRecord(r -> r.deliveryStreamName(name).record(item -> item.data(SdkBytes.fromByteArray(data))));
    }

    /** Lets the buffering time pass and waits until what is due is delivered. */
    void deliver() {
        endpoint.settle();
        clock.advance(Duration.ofSeconds(60));
        endpoint.settle();
    }

    /** The keys in a bucket, sorted. */
    List<String> keys(String bucket) throws IOException {
        Path folder = data.resolve("s3").resolve(bucket);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    byte[] object(String bucket, String key) throws IOException {
        return Files.readAllBytes(data.resolve("s3").resolve(bucket).resolve(key));
    }

    /** The text of the one object of {@code bucket} whose key begins with {@code prefix}. */
    String text(String bucket, String prefix) throws IOException {
        List<String> keys =
                keys(bucket).stream().filter(key -> key.startsWith(prefix)).toList();
        if (keys.size() != 1) {
            throw new AssertionError("not one object under " + prefix + ": " + keys(bucket));
        }
        return new String(object(bucket, keys.getFirst()), java.nio.charset.StandardCharsets.UTF_8);
    }

    static ProcessingConfiguration processing(Processor... processors) {
        return ProcessingConfiguration.builder()
                .enabled(true)
                .processors(processors)
                .build();
    }

    /** A processor with parameters, given as names and values in turn. */
    static Processor processor(ProcessorType type, String... parameters) {
        List<ProcessorParameter> all = new java.util.ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            all.add(ProcessorParameter.builder()
                    .parameterName(ProcessorParameterName.fromValue(parameters[i]))
                    .parameterValue(parameters[i + 1])
                    .build());
        }
        return Processor.builder().type(type).parameters(all).build();
    }

    @Override
    public void close() throws IOException {
        firehose.close();
        endpoint.close();
    }
}
