package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.endpoint.EndpointOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A day that is replayed in ten seconds: the times at which its records arrive, and the order of each key while much goes wrong. */
class ReplayPaceTest extends LocalCommands {
    private static final Instant DAY = Instant.parse("2026-11-27T00:00:00Z");
    private static final int RECORDS = 4_000;
    private static final int SPEED = 8_640;
    private static final int KEYS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A record that arrived: when, and when it should have. */
    private record Arrival(double due, double at) {}

    @Override
    EndpointOptions options(EndpointOptions usual) {
        return usual.withFaults(List.of(), 11);
    }

    /** An object an hour, concatenated, with a gap of two hours and a burst. */
    private void writeDay() throws Exception {
        Random random = new Random(5);
        int[] numbers = new int[KEYS];
        long[] millis = random.longs(RECORDS, 0, Duration.ofDays(1).toMillis())
                .map(each -> each / 3_600_000 == 3 || each / 3_600_000 == 4 ? 43_200_000 + each % 600_000 : each)
                .sorted()
                .toArray();
        Map<Integer, StringBuilder> hours = new HashMap<>();
        for (long each : millis) {
            int key = random.nextInt(KEYS);
            hours.computeIfAbsent((int) (each / 3_600_000), _ -> new StringBuilder())
                    .append("{\"t\":\"" + DAY.plusMillis(each) + "\",\"k\":\"k" + key + "\",\"n\":" + numbers[key]++
                            + "}");
        }
        for (Map.Entry<Integer, StringBuilder> each : hours.entrySet()) {
            Path hour = folder.resolve("day/2026/11/27/%02d/archive-1".formatted(each.getKey()));
            Files.createDirectories(hour.getParent());
            Files.writeString(hour, each.getValue());
        }
    }

    private List<JsonNode> arrived() throws Exception {
        ByteArrayOutputStream envelopes = new ByteArrayOutputStream();
        out = envelopes;
        Ran tail = kdt("", "tail", "orders", "--since", "trim-horizon", "--until", "now", "-o", "envelope");
        assertEquals(0, tail.code(), tail.err());
        List<JsonNode> records = new ArrayList<>();
        for (String line : envelopes.toString(StandardCharsets.UTF_8).lines().toList()) {
            records.add(JSON.readTree(line));
        }
        return records;
    }

    @Test
    void aDayKeepsItsPaceWithinOnePercentOnArrival() throws Exception {
        writeDay();
        Ran ran =
                kdt("", "replay", "day", "--to", "kinesis:orders", "--time", ".t", "-k", ".k", "--speed", SPEED + "x");
        assertEquals(0, ran.code(), ran.err());
        List<Arrival> arrivals = arrived().stream()
                .map(each -> new Arrival(
                        Duration.between(
                                                DAY,
                                                Instant.parse(each.path("data")
                                                        .path("t")
                                                        .asText()))
                                        .toMillis()
                                / (double) SPEED,
                        Instant.parse(each.path("arrival").asText()).toEpochMilli()))
                .toList();
        assertEquals(RECORDS, arrivals.size());
        List<Double> offsets = arrivals.stream()
                .sorted(Comparator.comparingDouble(Arrival::due))
                .map(each -> each.at() - each.due())
                .toList();
        double first = median(offsets.subList(0, RECORDS / 2));
        double second = median(offsets.subList(RECORDS / 2, RECORDS));
        assertEquals(first, second, 100, "the halves of the day are too near or too far, in milliseconds");
        double start =
                median(arrivals.stream().map(each -> each.at() - each.due()).toList());
        double off = median(arrivals.stream()
                .map(each -> Math.abs(each.at() - each.due() - start))
                .toList());
        assertTrue(off <= 100, "most records arrive " + off + " ms too early or too late, of ten seconds");
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    @Test
    void eachKeyArrivesInOrderAlsoWhenRecordsAreThrottledAndShardsSplit() throws Exception {
        writeDay();
        for (String fault : List.of(
                "partial op=PutRecords rate=0.2",
                "throttle op=PutRecords rate=0.05",
                "error op=PutRecords rate=0.05")) {
            assertEquals(0, kdt("", "local", "fault", "add", fault).code());
        }
        CompletableFuture<Void> resharding = CompletableFuture.runAsync(() -> {
            pause(2_000);
            assertEquals(0, kdt("", "stream", "split", "orders", "0").code());
            pause(1_500);
            assertEquals(0, kdt("", "stream", "merge", "orders", "2", "3").code());
        });
        Ran ran = kdt(
                "",
                "replay",
                "day",
                "--to",
                "kinesis:orders",
                "--time",
                ".t",
                "-k",
                ".k",
                "--speed",
                SPEED + "x",
                "--requests",
                "3");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains(" sent again"), ran.err());
        resharding.get(60, TimeUnit.SECONDS);
        assertEquals(0, kdt("", "local", "fault", "clear").code());
        Map<String, List<Integer>> byKey = new HashMap<>();
        arrived()
                .forEach(each -> byKey.computeIfAbsent(each.path("key").asText(), _ -> new ArrayList<>())
                        .add(each.path("data").path("n").asInt()));
        assertEquals(KEYS, byKey.size());
        byKey.forEach((key, numbers) -> assertEquals(
                IntStream.range(0, numbers.stream().distinct().toList().size())
                        .boxed()
                        .toList(),
                numbers.stream().distinct().toList(),
                key));
        assertEquals(
                RECORDS,
                byKey.values().stream()
                        .mapToInt(each -> (int) each.stream().distinct().count())
                        .sum());
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
