package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kdt run} that SIGHUP tells to load its pipeline file again, while records come. */
class ReloadIT {
    private static final int RECORDS = 12_000;
    private static final int SHARDS = 3;

    @TempDir
    private Path folder;

    @Test
    void eachRecordGoesThroughOneVersionInOrder() throws Exception {
        Place place = Place.in(folder);
        write(1);
        try (KdtProcess local = place.start("local", "--data", "data", "--stream", "orders:" + SHARDS)
                        .awaitSaid("listening");
                KdtProcess run = place.startWithoutTerminal(
                        "run", "p.yaml", "--from", "orders", "--to", "out.ndjson", "--state", "state");
                KdtProcess produce = place.start("produce", "orders", "--rate", "2000/s")) {
            String numbers =
                    IntStream.range(0, RECORDS).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
            produce.feed(numbers + "\n");
            awaitResults(RECORDS / 6);
            write(2);
            run.signal("HUP").awaitSaid("pipeline loaded anew from p.yaml: 2 steps");
            awaitResults(RECORDS / 3);
            Files.writeString(folder.resolve("p.yaml"), "name: p\nsteps: [{map: '{v: 3'}]\n");
            run.signal("HUP").awaitSaid("kdt: p.yaml:2:");
            Files.delete(folder.resolve("p.yaml"));
            run.signal("HUP").awaitSaid("kdt: p.yaml: the pipeline file does not exist");
            assertEquals(0, produce.ended().code());
            awaitResults(RECORDS);
            Ended ended = run.signal("TERM").ended();
            assertEquals(143, ended.code(), ended.err());
            assertEquals(
                    2,
                    ended.err()
                            .lines()
                            .filter(
                                    ("kdt: pipeline not loaded anew from p.yaml, the one before goes on: it is wrong")
                                            ::equals)
                            .count(),
                    ended.err());
            assertTrue(local.isAlive());
        }
        assertOneSwitch();
    }

    @Test
    void aTerminalThatIsLostStopsTheRun() throws Exception {
        assumeTrue(Tmux.isInstalled(), "tmux is not installed here");
        Place place = Place.in(folder);
        write(1);
        try (KdtProcess _ = place.start("local", "--data", "data", "--stream", "orders:1")
                        .awaitSaid("listening");
                Tmux tmux = new Tmux(folder)) {
            tmux.type("clear; export KDT_LOCAL=" + place.local());
            tmux.type("kdt run p.yaml --from orders --to out.ndjson --state state; echo ended with $?");
            Waiting.until(() -> Files.exists(folder.resolve("out.ndjson")), "it did not start");
            tmux.signal("HUP", "run p.yaml --from orders --to out.ndjson");
            tmux.await("ended with 143");
        }
    }

    private void write(int version) throws Exception {
        Path next = Files.writeString(folder.resolve("next.yaml"), """
            name: p
            steps:
              - map: '{id: ., v: %d}'
              - stamp: ._kdt
            encode: ndjson
            """.formatted(version));
        Files.move(next, folder.resolve("p.yaml"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitResults(int number) throws InterruptedException {
        Waiting.until(() -> results().size() >= number, "no " + number + " results came");
    }

    private List<String> results() throws IOException {
        return Files.readAllLines(folder.resolve("out.ndjson"));
    }

    /** Each record once, and in each shard all records of the first version before all of the second. */
    private void assertOneSwitch() throws Exception {
        ObjectMapper json = new ObjectMapper();
        List<Integer> ids = new ArrayList<>();
        Map<String, List<Integer>> switches = new TreeMap<>();
        for (String line : results()) {
            JsonNode result = json.readTree(line);
            ids.add(result.get("id").asInt());
            List<Integer> versions =
                    switches.computeIfAbsent(result.at("/_kdt/shard").asText(), _ -> new ArrayList<>());
            int version = result.get("v").asInt();
            if (versions.isEmpty() || versions.getLast() != version) {
                versions.add(version);
            }
        }
        assertEquals(
                IntStream.range(0, RECORDS).boxed().toList(),
                ids.stream().sorted().toList());
        assertEquals(SHARDS, switches.size());
        switches.forEach((shard, versions) -> assertEquals(List.of(1, 2), versions, shard));
    }
}
