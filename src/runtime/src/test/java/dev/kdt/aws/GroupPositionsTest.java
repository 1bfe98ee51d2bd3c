package dev.kdt.aws;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.FileCheckpoints;
import dev.kdt.flow.FileCheckpoints.Past;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.GroupHolder;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Where a group goes on: over restarts, reshardings, and streams of the same name. */
class GroupPositionsTest extends StreamRig {
    private static final GroupHolder HOLDER = new GroupHolder("kdt run", 1, Instant.EPOCH);

    private String group = "g";

    @Test
    void aGroupGoesOnWhereItStopped() throws Exception {
        send(0, 100);
        readAsGroup(new StartAt.TrimHorizon());
        assertEquals(100, delivered.size());
        send(100, 150);
        delivered.clear();
        readAsGroup(new StartAt.TrimHorizon());
        assertEquals(
                IntStream.range(100, 150).mapToObj(String::valueOf).sorted().toList(),
                texts().stream().sorted().toList());
    }

    @Test
    void aGroupThatStartedAtTheEndMissesNothingAfterwards() throws Exception {
        send(0, 10);
        readAsGroup(new StartAt.Latest());
        assertEquals(List.of(), texts());
        send(10, 20);
        readAsGroup(new StartAt.Latest());
        assertEquals(10, delivered.size());
    }

    @Test
    void aGroupGoesOnWithEveryDescendantOfWhatItKnewWhateverItIsTold() throws Exception {
        for (StartAt first : List.of(new StartAt.Latest(), new StartAt.TrimHorizon(), new StartAt.At(Instant.now()))) {
            group = first.getClass().getSimpleName();
            streams().delete("orders");
            streams().create("orders", 2);
            delivered.clear();
            readAsGroup(first);
            delivered.clear();
            send(0, 100);
            splitAll();
            send(100, 200);
            splitAll();
            send(200, 300);
            readAsGroup(new StartAt.Latest());
            assertEquals(Set.copyOf(numbers(0, 300)), Set.copyOf(texts()), group);
            assertEquals(300, delivered.size(), group);
            delivered.clear();
            readAsGroup(new StartAt.TrimHorizon());
            assertEquals(List.of(), texts(), group);
        }
    }

    @Test
    void checkpointsOfAnEarlyKdtGoOnWithDescendantsAndNotWithAncestors() throws Exception {
        send(0, 100);
        splitAll();
        send(100, 200);
        String child = "shardId-000000000003";
        Files.createDirectories(folder.resolve("state/g"));
        Files.writeString(
                folder.resolve("state/g/checkpoints.json"),
                "{\"stream\": \"orders\", \"shards\": {\"" + child + "\": {\"from\": \"2020-01-01T00:00:00Z\"}}}");
        readAsGroup(new StartAt.Latest());
        Set<String> read = delivered.stream()
                .map(each -> String.valueOf(each.position().shard()))
                .collect(Collectors.toSet());
        assertTrue(read.contains(child) && !read.contains("shardId-000000000000"), read.toString());
        assertTrue(read.contains("shardId-000000000001"), read.toString());
    }

    @Test
    void aCheckpointOfAnotherStreamSaysWhatToDo() throws Exception {
        send(0, 10);
        readAsGroup(new StartAt.TrimHorizon());
        streams().delete("orders");
        streams().create("orders", 3);
        FlowException thrown = assertThrows(FlowException.class, () -> readAsGroup(new StartAt.TrimHorizon()));
        assertTrue(
                requireNonNull(thrown.getMessage()).contains("those of another stream 'orders' (made "),
                thrown.getMessage());
        assertTrue(
                requireNonNull(thrown.getMessage()).endsWith("use another --group, or --reset"), thrown.getMessage());
    }

    @Test
    void aSequenceNumberOfAnotherStreamSaysWhatToDo() throws Exception {
        Files.createDirectories(folder.resolve("state/g"));
        Files.writeString(
                folder.resolve("state/g/checkpoints.json"),
                "{\"stream\": \"orders\", \"shards\": {\"shardId-000000000000\": {\"after\":"
                        + " \"99990338271490256608559692538361571095921575989136588898\"}}}");
        FlowException thrown = assertThrows(FlowException.class, () -> readAsGroup(new StartAt.TrimHorizon()));
        assertTrue(
                requireNonNull(thrown.getMessage())
                        .startsWith("the checkpoint of shardId-000000000000 is not of this stream 'orders' (made anew"
                                + " since, or another endpoint's?); use another --group, or --reset: "),
                thrown.getMessage());
    }

    private void splitAll() throws InterruptedException {
        Resharding resharding = new Resharding(clients.kinesis(), clients.place(), streams());
        for (Shard each : streams().shards("orders")) {
            if (!Lineage.isClosed(each)) {
                resharding.split("orders", each.shardId(), null);
            }
        }
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }

    private void readAsGroup(StartAt start) throws InterruptedException {
        try (Checkpoints checkpoints = FileCheckpoints.open(
                folder.resolve("state").resolve(group), group, streams().identify("orders"), Past.KEPT, HOLDER)) {
            read(start, checkpoints);
        }
    }
}
