package dev.kdt.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.local.kinesis.KinesisActions;
import dev.kdt.local.stream.AccountSettings;
import dev.kdt.local.stream.StreamMode;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Protocol;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.StreamingAction;
import dev.kdt.local.wire.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Any bytes, and any values in a request's shape, to every operation of Kinesis in both protocols: each is answered, or refused
 * as the caller's mistake; nothing else is thrown, and nothing is written outside the data folder.
 */
public final class RequestFuzz {
    /** Enough that operations meet each other's work, few enough to go through them fast. */
    private static final int MOST_SHARDS = 40;

    private static final int MOST_CALLS = 5_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

    private static @Nullable RequestFuzz current;

    private final Path folder;
    private final Timeline timeline;
    private final Streams streams;
    private final KinesisActions actions;
    private final List<Path> around;
    private int calls;

    private RequestFuzz() throws IOException {
        folder = Files.createTempDirectory("kdt-fuzz");
        timeline = new Timeline(new VirtualClock(Instant.parse("2026-01-01T00:00:00Z")));
        StoreOptions options = StoreOptions.DEFAULT.withTransition(Duration.ZERO);
        streams = Streams.open(folder.resolve("data/streams"), options, timeline);
        actions = new KinesisActions(
                streams,
                AccountSettings.open(folder.resolve("data/account.json")),
                new Faults(1, timeline.clock(), EndpointListener.NONE));
        streams.create("s", settings -> settings, StreamMode.PROVISIONED, 2, Caller.UNKNOWN);
        around = outside();
    }

    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        RequestFuzz fuzz = current == null ? new RequestFuzz() : current;
        current = fuzz;
        fuzz.call(new RequestMaker(bytes));
        if (fuzz.calls++ > MOST_CALLS || fuzz.streams.openShards() > MOST_SHARDS || fuzz.streams.find("s") == null) {
            fuzz.end();
            current = null;
        }
    }

    private void call(RequestMaker in) throws Exception {
        Operation operation = actions.all().get(in.next(actions.all().size()));
        Protocol protocol = Protocol.values()[in.next(Protocol.values().length)];
        byte[] body = in.next(4) == 0 ? in.rest() : body(in, operation, protocol);
        JsonNode tree = protocol.parse(body);
        if (tree == null || !tree.isObject()) {
            return;
        }
        try {
            Params params = Validation.check(tree, operation.input(), protocol);
            switch (operation) {
                case Action action -> {
                    byte[] answer = protocol.write(action.run(params, Caller.UNKNOWN));
                    if (protocol.parse(answer) == null) {
                        throw new AssertionError(operation.name() + " answered what cannot be read");
                    }
                }
                case RestAction _ -> throw new AssertionError(operation.name() + " is none of Kinesis");
                case StreamingAction action ->
                    action.open(params, Caller.UNKNOWN).close();
            }
        } catch (ServiceException e) {
            if (e.status() >= 500) {
                throw new AssertionError(operation.name() + " failed: " + e.text(), e);
            }
        }
    }

    private static byte[] body(RequestMaker in, Operation operation, Protocol protocol) throws IOException {
        ObjectMapper mapper = switch (protocol) {
            case JSON, REST_JSON -> JSON;
            case CBOR -> CBOR;
        };
        return mapper.writeValueAsBytes(in.structure(operation.input()));
    }

    private List<Path> outside() throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.sorted().toList();
        }
    }

    private void end() throws IOException {
        if (!outside().equals(around)) {
            throw new AssertionError("something was written outside: " + outside());
        }
        actions.close();
        timeline.close();
        streams.close();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(RequestFuzz::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
