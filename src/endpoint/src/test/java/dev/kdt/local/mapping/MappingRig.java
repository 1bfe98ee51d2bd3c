package dev.kdt.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.Slice;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.local.delivery.FolderStore;
import dev.kdt.local.function.Invocable;
import dev.kdt.local.function.InvocableFunctions;
import dev.kdt.local.function.Invocation;
import dev.kdt.local.log.SegmentedLog;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.StreamMode;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.stream.UniformScaling;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Streams, functions that are lambda expressions, and mappings between them, on a clock that the test moves. */
final class MappingRig implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Invocation OK = answer("null");

    /** The member of settings that sends discarded batches to the queue that {@link #messages} reads. */
    static final String QUEUE = "\"DestinationConfig\":{\"OnFailure\":{\"Destination\":"
            + "\"arn:aws:sqs:us-east-1:000000000000:failures\"}}";

    final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:00Z"));
    final Map<String, Invocable> functions = new ConcurrentHashMap<>();
    final List<EndpointEvent> events = Collections.synchronizedList(new ArrayList<>());
    final Path data;
    Timeline timeline;
    Streams streams;
    Mappings mappings;

    MappingRig(Path data) throws IOException {
        this.data = data;
        open();
    }

    private void open() throws IOException {
        StoreOptions options =
                StoreOptions.DEFAULT.withTransition(Duration.ZERO).withEvents(events::add);
        timeline = new Timeline(clock);
        streams = Streams.open(data.resolve("streams"), options, timeline);
        InvocableFunctions named = name ->
                functions.getOrDefault(name, _ -> new Invocation(Invocation.Ending.MISSING, new byte[0], "none"));
        mappings = Mappings.open(
                data.resolve("mappings"),
                new MappingContext(
                        options,
                        streams,
                        named,
                        new FolderStore(data.resolve("s3")),
                        data.resolve("lambda-destinations"),
                        timeline));
        mappings.start();
    }

    void restart() throws IOException {
        close();
        open();
    }

    static Invocation answer(String json) {
        return new Invocation(
                Invocation.Ending.ANSWERED,
                json.getBytes(StandardCharsets.UTF_8),
                "11111111-2222-3333-4444-555555555555");
    }

    static Invocation failed() {
        byte[] error = "{\"errorMessage\":\"no\",\"errorType\":\"Broken\"}".getBytes(StandardCharsets.UTF_8);
        return new Invocation(Invocation.Ending.FAILED, error, "66666666-7777-8888-9999-000000000000");
    }

    static Invocation throttled() {
        return new Invocation(Invocation.Ending.THROTTLED, new byte[0], "throttled");
    }

    /** The answer that names these records as failed. */
    static Invocation failures(String... sequences) {
        return answer("{\"batchItemFailures\":["
                + String.join(
                        ",",
                        Arrays.stream(sequences)
                                .map(each -> "{\"itemIdentifier\":\"" + each + "\"}")
                                .toList())
                + "]}");
    }

    KinesisStream stream(String name, int shards) {
        streams.create(name, settings -> settings, StreamMode.PROVISIONED, shards, Caller.UNKNOWN);
        return stream(name);
    }

    KinesisStream stream(String name) {
        KinesisStream found = streams.find(name);
        if (found == null) {
            throw new AssertionError("no stream " + name);
        }
        return found;
    }

    /** Doubles the open shards. */
    void split(String name) {
        KinesisStream stream = stream(name);
        int open = stream.shards().open().size();
        stream.reshard(shards -> UniformScaling.steps(shards.infos(), open * 2));
    }

    /** Puts texts to a shard, each as a record of its own arrival. */
    void put(String stream, int shard, String key, String... texts) {
        Shard to = stream(stream).shards().all().get(shard);
        for (String text : texts) {
            try {
                to.append(List.of(new SegmentedLog.Entry(Slice.utf8(key), Slice.utf8(text))), clock.millis());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void put(String stream, String... texts) {
        put(stream, 0, "key", texts);
    }

    /** A function that keeps the texts of the records of each call. */
    List<List<String>> function(String name, Function<JsonNode, Invocation> body) {
        List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());
        functions.put(name, event -> {
            JsonNode read = read(event);
            calls.add(texts(read));
            return body.apply(read);
        });
        return calls;
    }

    static JsonNode read(byte[] event) {
        try {
            return JSON.readTree(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The payloads of an event. */
    static List<String> texts(JsonNode event) {
        List<String> texts = new ArrayList<>();
        event.path("Records")
                .forEach(each -> texts.add(new String(
                        Base64.getDecoder()
                                .decode(each.path("kinesis").path("data").asText()),
                        StandardCharsets.UTF_8)));
        return texts;
    }

    /** The sequence number of the record with this payload; empty when the event has none. */
    static String sequenceOf(JsonNode event, String text) {
        int index = texts(event).indexOf(text);
        return index < 0
                ? ""
                : event.path("Records")
                        .path(index)
                        .path("kinesis")
                        .path("sequenceNumber")
                        .asText();
    }

    /** Maps a stream to the function of this name, from the beginning. */
    Mapping map(String stream, String function, UnaryOperator<String> members) {
        return map(stream(stream).identity().arn(), function, StartingPosition.Type.TRIM_HORIZON, members.apply("{}"));
    }

    Mapping map(String source, String function, StartingPosition.Type type, String members) {
        try {
            return mappings.create(new MappingConfig(
                    UUID.randomUUID().toString(),
                    "arn:aws:lambda:us-east-1:000000000000:function:" + function,
                    EventSourceArn.parse(source),
                    new StartingPosition(type, 0),
                    MappingJson.settings(
                            (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(members),
                            MappingSettings.DEFAULT),
                    true,
                    clock.millis()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Mapping map(String stream, String function, String members) {
        return map(stream, function, _ -> members);
    }

    /** The messages in the queue of discarded batches, oldest first. */
    List<JsonNode> messages() throws IOException {
        Path queue = data.resolve("lambda-destinations/sqs/failures");
        if (!Files.exists(queue)) {
            return List.of();
        }
        List<JsonNode> messages = new ArrayList<>();
        try (Stream<Path> files = Files.list(queue)) {
            for (Path file : files.sorted().toList()) {
                messages.add(JSON.readTree(file.toFile()));
            }
        }
        return messages;
    }

    void settle() {
        mappings.settle();
    }

    /** Lets time pass, with everything done at its time. */
    void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        mappings.settle();
        while (clock.step(end)) {
            mappings.settle();
        }
        mappings.settle();
    }

    @Override
    public void close() throws IOException {
        mappings.close();
        timeline.close();
        streams.close();
    }
}
