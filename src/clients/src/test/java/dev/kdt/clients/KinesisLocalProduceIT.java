package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kdt produce} to another's idea of the service, while a shard is split. */
class KinesisLocalProduceIT {
    private static final int RECORDS = 6_000;
    private static final int KEYS = 40;

    @TempDir
    Path folder;

    private KinesisLocal service;
    private Place place;

    @BeforeEach
    void start() throws IOException {
        service = KinesisLocal.start();
        place = new Place(folder, service.uri().getAuthority(), Map.of());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--order key", "--order key --aggregate", "--order none --aggregate"})
    void allArrivesWhileAShardIsSplit(String options) throws Exception {
        Files.writeString(
                folder.resolve("in.ndjson"),
                IntStream.range(0, RECORDS)
                        .mapToObj(i -> "{\"k\":\"key-" + i % KEYS + "\",\"i\":" + i + "}\n")
                        .collect(Collectors.joining()));
        run("stream", "create", "s", "--shards", "3");
        List<String> produce = new ArrayList<>(List.of("produce", "s", "in.ndjson", "-k", ".k", "--rate", "1500/s"));
        produce.addAll(List.of(options.split(" ")));
        try (KdtProcess producer = place.start(produce.toArray(String[]::new))) {
            run("stream", "split", "s", "shardId-000000000000");
            Ended ended = producer.ended();
            assertEquals(0, ended.code(), ended.err());
        }
        List<String> lines = run("tail", "s", "--since", "trim-horizon", "--until", "now", "-f", "%k %p\\n")
                .out()
                .lines()
                .toList();
        Set<Integer> numbers = new HashSet<>();
        Map<String, Integer> last = new HashMap<>();
        for (String line : lines) {
            String key = line.substring(0, line.indexOf(' '));
            int number = Integer.parseInt(line.replaceFirst(".*\"i\":([0-9]+).*", "$1"));
            if (numbers.add(number) && options.contains("key")) {
                assertTrue(last.getOrDefault(key, -1) < number, key + ": " + number + " came after " + last.get(key));
                last.put(key, number);
            }
        }
        assertEquals(RECORDS, numbers.size());
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        try (KdtProcess command = place.start(arguments)) {
            Ended ended = command.ended();
            assertEquals(0, ended.code(), ended.err());
            return ended;
        }
    }
}
