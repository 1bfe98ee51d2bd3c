package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Compression;
import dev.kdt.codec.Packed;
import dev.kdt.flow.Stop;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayTest extends LocalCommands {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECORDS = 2_000;

    private Ran replay(String... args) {
        return kdt("", Stream.concat(Stream.of("replay"), Stream.of(args)).toArray(String[]::new));
    }

    private List<String> sent() {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        out = sent;
        Ran tail = kdt("", "tail", "orders", "--since", "trim-horizon", "--until", "now", "--merge", "-o", "text");
        assertEquals(0, tail.code(), tail.err());
        return sent.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Path object(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    /** Numbered in the order of their times, and written in another one. */
    private List<String> writeShuffled() throws Exception {
        List<String> inOrder = IntStream.range(0, RECORDS)
                .mapToObj(i -> "{\"t\":" + (1_800_000_000 + i) + ",\"n\":" + i + "}")
                .toList();
        List<String> shuffled = new ArrayList<>(inOrder);
        Random random = new Random(2);
        for (int i = 0; i + 50 < RECORDS; i += 50) {
            Collections.shuffle(shuffled.subList(i, i + 50), random);
        }
        for (int i = 0; i < 4; i++) {
            Files.writeString(
                    object("day/part-" + i), String.join("", shuffled.subList(i * RECORDS / 4, (i + 1) * RECORDS / 4)));
        }
        return inOrder;
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "LZ4") // Of payloads only, not of files.
    void eachCompressionIsReadAndValuesAreApart(Compression compression) throws Exception {
        Slice values = Slice.utf8("{\"n\":1}{\"n\":2,\"s\":\"}{\"}\n{\"n\":3}");
        Files.write(
                object("day/2026/11/27/08/b"), Packed.of(compression, values).toBytes());
        Files.writeString(object("day/2026/11/27/07/z"), "{\"n\":0}");
        Ran ran = replay("day", "--to", "kinesis:orders", "--speed", "max", "-k", "\"k\"");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(List.of("{\"n\":0}", "{\"n\":1}", "{\"n\":2,\"s\":\"}{\"}", "{\"n\":3}"), sent());
    }

    @Test
    void aPathWithoutTimestampsIsTold() throws Exception {
        Files.writeString(object("day/a"), "{\"at\":\"2026-11-27T08:00:00Z\"}{\"at\":\"2026-11-27T08:00:01Z\"}");
        Ran wrong = replay("day", "--dry-run", "--speed", "max", "--shift-time", ".time");
        assertTrue(
                wrong.err().contains("warning: no record has a timestamp where --shift-time says: none was moved"),
                wrong.err());
        Ran right = replay("day", "--dry-run", "--speed", "max", "--shift-time", ".at");
        assertFalse(right.err().contains("warning"), right.err());
    }

    /** Hours of the objects, and not of the folder that they were copied into. */
    @Test
    void theTimeInTheNameOfTheFolderIsThatOfNoObject() throws Exception {
        Files.writeString(object("copy-2026-11-29-12/a/2026/11/27/08/x"), "{\"n\":2}");
        Files.writeString(object("copy-2026-11-29-12/b/2026/11/27/07/x"), "{\"n\":1}");
        Ran ran = replay("copy-2026-11-29-12", "--to", "kinesis:orders", "--speed", "100000x", "-k", "\"k\"");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(List.of("{\"n\":1}", "{\"n\":2}"), sent());
    }

    @Test
    void objectsOfABucketAreSentInOrderOfTheirTimes() throws Exception {
        try (BucketServer bucket = new BucketServer(Map.of(
                "lake/o/2026/11/27/08/a-1-2026-11-27-08-00-00-x", "{\"n\":2}{\"n\":3}",
                "lake/o/2026/11/27/07/b-1-2026-11-27-07-59-50-x", "{\"n\":1}",
                "lake/o/2026/11/27/07/c-1-2026-11-27-07-00-00-x", "{\"n\":0}",
                "lake/other/2026/11/27/07/x", "{\"n\":9}"))) {
            environment.put("AWS_ENDPOINT_URL_S3", bucket.url());
            Ran ran = replay("s3://lake/o/", "--to", "kinesis:orders", "--speed", "100000x", "-k", "\"k\"");
            assertEquals(0, ran.code(), ran.err());
            assertEquals(List.of("{\"n\":0}", "{\"n\":1}", "{\"n\":2}", "{\"n\":3}"), sent());
        }
    }

    @Test
    void aRunGoesOnWhereTheOneBeforeStopped() throws Exception {
        List<String> inOrder = writeShuffled();
        for (int runs = 0; runs < 5; runs++) {
            Ran ran = replay(
                    "day",
                    "--to",
                    "kinesis:orders",
                    "--time",
                    ".t",
                    "--speed",
                    "max",
                    "-k",
                    "\"k\"",
                    "--resume",
                    "state",
                    "--shift-time",
                    ".t",
                    "-n",
                    "500");
            assertEquals(0, ran.code(), ran.err());
            assertEquals(runs > 0, ran.err().startsWith("going on after "), ran.err());
        }
        List<String> sent = sent();
        assertEquals(inOrder.size(), sent.size());
        long first = JSON.readTree(sent.getFirst()).path("t").asLong();
        assertTrue(Math.abs(first - Instant.now().getEpochSecond()) < 60, () -> "not shifted: " + first);
        for (int i = 0; i < sent.size(); i++) {
            JsonNode each = JSON.readTree(sent.get(i));
            assertEquals(i, each.path("n").asInt());
            assertEquals(first + i, each.path("t").asLong());
        }
    }

    @Test
    void aSignalEndsAReplayInOrderAndALaterOneGoesOn() throws Exception {
        writeShuffled();
        AtomicReference<@Nullable Stop> running = new AtomicReference<>();
        signals = running::set;
        CompletableFuture<Void> signal = CompletableFuture.runAsync(() -> {
            while (running.get() == null) {
                Thread.onSpinWait();
            }
            LockSupport.parkNanos(1_500_000_000);
            Stop stop = running.get();
            if (stop != null) {
                stop.request(Stop.Reason.INTERRUPT);
            }
        });
        String[] args = {
            "day", "--to", "kinesis:orders", "--time", ".t", "--speed", "400x", "-k", "\"k\"", "--resume", "state"
        };
        Ran interrupted = replay(args);
        signal.join();
        assertEquals(130, interrupted.code(), interrupted.err());
        assertTrue(interrupted.err().contains("the same command goes on there (state)"), interrupted.err());
        Ran rest = replay(args);
        assertEquals(0, rest.code(), rest.err());
        List<Integer> sent = new ArrayList<>();
        for (String each : sent()) {
            sent.add(JSON.readTree(each).path("n").asInt());
        }
        assertEquals(sent.stream().sorted().toList(), sent, "the order of the key");
        Set<Integer> found = new TreeSet<>(sent);
        found.addAll(parked());
        assertEquals(IntStream.range(0, RECORDS).boxed().toList(), List.copyOf(found));
    }

    /** What was on its way at a signal: the wait for it is short here. */
    private List<Integer> parked() throws Exception {
        List<Integer> parked = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.filter(file -> file.getFileName().toString().startsWith("kdt-parked"))
                    .toList()) {
                for (String line : Files.readAllLines(each)) {
                    parked.add(JSON.readTree(line).path("data").path("n").asInt());
                }
            }
        }
        return parked;
    }

    @Test
    void aStateOfSomethingElseIsRefused() throws Exception {
        writeShuffled();
        assertEquals(
                0,
                replay("day", "--to", "kinesis:orders", "--speed", "max", "--resume", "state")
                        .code());
        assertRefused("is about what is sent to kinesis:orders", "day", "--to", "kinesis:other", "--resume", "state");
        assertRefused(
                "is about a replay with other options: in=auto",
                "day",
                "--to",
                "kinesis:orders",
                "--time",
                ".t",
                "--resume",
                "state");
        Path part = folder.resolve("day/part-2");
        Files.setLastModifiedTime(part, FileTime.from(Instant.EPOCH));
        assertRefused("changed since: there were 4, there are 4", "day", "--to", "kinesis:orders", "--resume", "state");
        assertRefused("day/state is in day", "day", "--to", "kinesis:orders", "--resume", "day/state");
        Files.writeString(folder.resolve("mine"), "{}");
        assertRefused("mine holds no state of kdt replay", "day", "--to", "kinesis:orders", "--resume", "mine");
    }

    private void assertRefused(String why, String... args) {
        Ran ran = replay(
                Stream.concat(Stream.of(args), Stream.of("--speed", "max")).toArray(String[]::new));
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains(why), ran.err());
    }

    @Test
    void summariesAreObjects() throws Exception {
        writeShuffled();
        assertEquals(
                0, kdt("", "delivery", "create", "archive", "--bucket", "lake").code());
        for (String target : List.of("kinesis:orders", "firehose:archive")) {
            ByteArrayOutputStream summary = new ByteArrayOutputStream();
            out = summary;
            Ran ran = replay("day", "--to", target, "--speed", "max", "--summary", "json");
            assertEquals(0, ran.code(), ran.err());
            JsonNode json = JSON.readTree(summary.toByteArray());
            assertEquals(RECORDS, json.path("sent").asInt(), json::toString);
        }
    }
}
