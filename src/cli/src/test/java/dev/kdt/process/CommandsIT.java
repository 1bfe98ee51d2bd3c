package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The built artefact, as scripts and people at a terminal use it. */
class CommandsIT {
    private static final String IDENTITY = "name: identity\nsteps:\n  - filter: \"true\"\nencode: text\n";

    @TempDir
    Path folder;

    @Test
    void tellsItsVersionAndKnowsItsExitCodes() throws Exception {
        Place place = Place.in(folder);
        assertTrue(end(place, "--version").out().startsWith("kdt "));
        assertEquals(2, end(place, "prodcue").code());
        assertEquals(1, end(place, "stream", "list").code());
    }

    @Test
    void endsQuietlyWhenItsReaderGoesAway() throws Exception {
        Place place = Place.in(folder);
        try (KdtProcess process = place.shell("yes '{\"a\":1}' | kdt process -e .a | head -2; echo ${PIPESTATUS[1]}")) {
            assertEquals(new Ended(0, "1\n1\n0\n", ""), process.ended());
        }
        try (KdtProcess process = place.shell("kdt --help | true; echo ${PIPESTATUS[0]}")) {
            assertEquals(new Ended(0, "0\n", ""), process.ended());
        }
    }

    @Test
    @EnabledIf("hasFullDevice")
    void saysThatTheDiskIsFull() throws Exception {
        Place place = Place.in(folder);
        try (KdtProcess process = place.shell("echo 1 | kdt process -q -e . > /dev/full")) {
            Ended ended = process.ended();
            assertEquals(1, ended.code());
            assertTrue(ended.err().contains("cannot write to stdout: No space left on device"), ended.err());
        }
    }

    @Test
    void parksWhatTheEndpointCannotKeepBecauseItsDiskIsFull() throws Exception {
        Place place = Place.in(folder);
        int count = 1_500;
        String lines = IntStream.rangeClosed(1, count)
                .mapToObj(i -> i + "x".repeat(500) + "\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("lines.txt"), lines);
        try (KdtProcess local = place.startOnSmallDisk(400, "local", "--data", "data", "--stream", "demo:1")) {
            local.awaitSaid("listening");
            try (KdtProcess produce = place.start("produce", "demo", "lines.txt", "--parked", "parked.ndjson")) {
                awaitRecords(place, 500);
                Ended ended = produce.signal("INT").ended();
                assertEquals(130, ended.code(), ended.err());
            }
            local.awaitSaid("shardId-000000000000, its records are refused");
        }
        long parked = Files.readAllLines(folder.resolve("parked.ndjson")).size();
        try (KdtProcess local = place.start("local", "--data", "data")) {
            local.awaitSaid("listening");
            Ended kept = end(place, "tail", "demo", "--since", "trim-horizon", "--until", "now", "-o", "text");
            long there = kept.out().lines().count();
            assertTrue(there > 0 && parked > 0 && there + parked >= count, there + " kept, " + parked + " parked");
        }
    }

    @Test
    void tellsHowOftenTheSameRequestWasRefused() throws Exception {
        Place place = Place.in(folder);
        try (KdtProcess local = place.start("local", "--data", "data")) {
            local.awaitSaid("listening");
            String ask = "curl -s -o /dev/null -H 'X-Amz-Target: Kinesis_20131202.DescribeStreamSummary' -H"
                    + " 'Content-Type: application/x-amz-json-1.1' -H 'Authorization: AWS4-HMAC-SHA256"
                    + " Credential=test/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0'"
                    + " -H 'X-Amz-Date: 20260101T000000Z' -d '{\"StreamName\":\"missing\"}' http://" + place.local();
            try (KdtProcess asked = place.shell("for i in 1 2 3; do " + ask + "; done")) {
                assertEquals(new Ended(0, "", ""), asked.ended());
            }
            local.awaitSaid("refused DescribeStreamSummary of 'missing': ResourceNotFoundException:");
            local.awaitSaid("more like it");
        }
    }

    @Test
    void sendsWhatItReadBeforeItStopsOnCtrlC() throws Exception {
        Place place = Place.in(folder);
        try (KdtProcess local = place.start("local", "--data", "data", "--stream", "demo")) {
            local.awaitSaid("listening");
            try (KdtProcess produce = place.start("produce", "demo")) {
                produce.stdin().write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
                produce.stdin().flush();
                awaitRecords(place, 2);
                assertEquals(130, produce.signal("INT").ended().code());
            }
            try (KdtProcess tail = place.start("tail", "demo", "--since", "trim-horizon", "-o", "text")) {
                assertEquals("one\n", firstLine(tail));
                assertEquals(143, tail.signal("TERM").ended().code());
            }
            assertEquals(143, local.signal("TERM").ended().code());
        }
    }

    @Test
    void deliversEverythingAfterItWasKilled() throws Exception {
        Place place = Place.in(folder);
        Files.writeString(folder.resolve("identity.yaml"), IDENTITY);
        int count = 20_000;
        try (KdtProcess local = place.start("local", "--data", "data", "--stream", "demo:4", "--delivery", "archive")) {
            local.awaitSaid("listening");
            String numbers = IntStream.rangeClosed(1, count)
                    .mapToObj(i -> "\"r" + i + "\"\n")
                    .collect(Collectors.joining());
            assertEquals(0, place.start("produce", "demo").feed(numbers).ended().code());
            String[] run = {"run", "identity.yaml", "--from", "demo", "--to", "firehose:archive", "--state", "state"};
            try (KdtProcess killed = place.start(run)) {
                awaitFile(folder.resolve("state/identity/checkpoints.json"));
                killed.signal("KILL").ended();
            }
            List<String> again = new ArrayList<>(List.of(run));
            again.addAll(List.of("--until", "now"));
            Ended ended = end(place, again.toArray(String[]::new));
            assertEquals(0, ended.code(), ended.err());
            awaitDelivered(folder.resolve("data/s3/archive"), count);
        }
    }

    static boolean hasFullDevice() {
        return new File("/dev/full").exists();
    }

    private static Ended end(Place place, String... args) throws IOException, InterruptedException {
        try (KdtProcess process = place.start(args)) {
            return process.ended();
        }
    }

    private static String firstLine(KdtProcess process) throws IOException {
        StringBuilder line = new StringBuilder();
        int each = process.stdout().read();
        while (each >= 0) {
            line.append((char) each);
            if (each == '\n') {
                break;
            }
            each = process.stdout().read();
        }
        return line.toString();
    }

    private static void awaitRecords(Place place, int count) throws IOException, InterruptedException {
        Ended ended = end(
                place,
                "tail",
                "demo",
                "--since",
                "trim-horizon",
                "-n",
                String.valueOf(count),
                "--idle",
                "30s",
                "-o",
                "text");
        assertEquals(0, ended.code(), ended.err());
    }

    private static void awaitFile(Path file) throws InterruptedException {
        Waiting.until(() -> Files.exists(file), "there is no " + file);
    }

    private static void awaitDelivered(Path bucket, int count) throws InterruptedException {
        Waiting.until(() -> Delivered.in(bucket).size() == count, "not all was delivered to " + bucket);
    }
}
