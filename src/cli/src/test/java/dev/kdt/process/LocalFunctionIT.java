package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A packaged function in {@code kdt local}, run by AWS's runtime client in a process of its own. Whatever fails and is killed, each
 * record of the stream is delivered, dropped or parked in the end.
 */
@Timeout(600)
class LocalFunctionIT {
    /** {@code -Dkdt.records=100000} for a longer run. */
    private static final int RECORDS = Integer.getInteger("kdt.records", 2_000);

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Path PIPELINE = Path.of("samples", "orders.yaml").toAbsolutePath();

    /** Of an order, also in an envelope that holds a text. */
    private static final Pattern ID = Pattern.compile("\\\\?\"id\\\\?\":\\\\?\"(o-\\d+)");

    @TempDir
    private Path folder;

    @Test
    void deliversOrParksEveryRecordThroughFaultsAndTwoKills() throws Exception {
        Place place = Place.in(folder);
        PackagedFunction.of(
                place, PIPELINE.toString(), "--no-test", "--to", "firehose:archive", "--parked", "firehose:failed");
        List<String> orders = orders(place);
        Set<String> expected = kept(place, orders);
        Files.write(folder.resolve("in.ndjson"), orders);

        try (KdtProcess local = local(place)) {
            try (KdtProcess produce = place.start("produce", "orders", "in.ndjson", "-q")) {
                Ended ended = produce.ended();
                assertEquals(0, ended.code(), ended::err);
            }
            try (KdtProcess add = place.start("local", "mapping", "add", "orders", "orders", "--batch-size", "2000")) {
                Ended ended = add.ended();
                assertEquals(0, ended.code(), ended::err);
            }
            await(() -> !delivered("archive").isEmpty(), local);
            assertEquals(137, local.signal("KILL").ended().code());
        }
        try (KdtProcess local = local(place)) {
            int before = delivered("archive").size();
            await(
                    () -> delivered("archive").size() > before
                            || delivered("archive").equals(expected),
                    local);
            assertEquals(137, local.signal("KILL").ended().code());
        }
        try (KdtProcess local = local(place)) {
            await(
                    () -> delivered("archive").equals(expected)
                            && delivered("failed").size() == 2,
                    local);
        }
        assertEquals(Set.of(id(RECORDS / 3), id(RECORDS / 2)), delivered("failed"));
    }

    private static String id(int number) {
        return "o-%06d".formatted(number);
    }

    /** Orders, two of which are cut off. */
    private static List<String> orders(Place place) throws Exception {
        try (KdtProcess produce = place.start(
                "produce", "-t", "orders", "-n", String.valueOf(RECORDS), "--seed", "7", "--dry-run", "-q")) {
            List<String> orders = new ArrayList<>(produce.ended().out().lines().toList());
            for (int broken : List.of(RECORDS / 3, RECORDS / 2)) {
                String order = orders.get(broken - 1);
                orders.set(broken - 1, order.substring(0, order.length() / 2));
            }
            return orders;
        }
    }

    /** The orders that the pipeline keeps, as {@code kdt process} does. */
    private static Set<String> kept(Place place, List<String> orders) throws Exception {
        Path file = Files.write(place.folder().resolve("orders.ndjson"), orders);
        try (KdtProcess process = place.start("process", "-q", PIPELINE.toString(), file.toString())) {
            return ids(process.ended().out().lines().toList());
        }
    }

    private KdtProcess local(Place place) throws Exception {
        return place.start(
                        "local",
                        "--data",
                        "data",
                        "--stream",
                        "orders:2",
                        "--delivery",
                        "archive",
                        "--delivery",
                        "failed",
                        "--function",
                        "orders=function.zip",
                        "--fault",
                        "partial op=PutRecordBatch rate=0.2",
                        "--fault",
                        "unavailable op=PutRecordBatch rate=0.1")
                .awaitSaid("listening");
    }

    private Set<String> delivered(String bucket) throws IOException {
        Path objects = folder.resolve("data/s3").resolve(bucket);
        return Files.isDirectory(objects) ? ids(Delivered.in(objects)) : Set.of();
    }

    private static Set<String> ids(Iterable<String> lines) {
        Set<String> ids = new TreeSet<>();
        for (String line : lines) {
            Matcher id = ID.matcher(line);
            assertTrue(id.find(), line);
            ids.add(id.group(1));
        }
        return ids;
    }

    private static void await(Waiting.Condition condition, KdtProcess local) throws Exception {
        Waiting.until(condition, PATIENCE, BETWEEN_LOOKS, "it did not come to it; kdt local says: " + local.said());
    }
}
