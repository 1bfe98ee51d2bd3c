package dev.kdt.flow;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.AppendedFile.Records;
import dev.kdt.flow.FakeStore.Fault;
import dev.kdt.flow.FileCheckpoints.Past;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LeasedCheckpointsTest {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final SourceStream ORDERS =
            new SourceStream("orders", "arn:aws:kinesis:eu-west-1:1:stream/orders", MADE);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String KEY = "p/g/checkpoints.json";

    private final FakeStore store = new FakeStore();

    @TempDir
    private Path folder;

    @Test
    void whatWasSavedIsThereForARunElsewhere() throws InterruptedException {
        try (LeasedCheckpoints checkpoints = open("a", LONG)) {
            checkpoints.save(Map.of("s1", new Checkpoint.Beginning(), "s2", new Checkpoint.From(MADE)));
            assertTrue(requireNonNull(store.text(KEY)).contains("\"from\" : \"beginning\""), "when it returns");
            checkpoints.move("s1", new Checkpoint.After("17"));
            checkpoints.move("s2", new Checkpoint.End());
        }
        try (LeasedCheckpoints checkpoints = open("b", LONG)) {
            assertEquals(Set.of("s1", "s2"), checkpoints.lanes());
            assertEquals(Optional.of(new Checkpoint.After("17")), checkpoints.of("s1"));
            assertEquals(Optional.of(new Checkpoint.End()), checkpoints.of("s2"));
            assertEquals(Optional.empty(), checkpoints.of("s3"));
        }
    }

    @Test
    void checkpointsThatMayWaitAreWrittenTogether() throws InterruptedException {
        try (LeasedCheckpoints checkpoints = open("a", LONG)) {
            for (int i = 0; i < 10_000; i++) {
                checkpoints.move("s" + i % 100, new Checkpoint.After(String.valueOf(i)));
            }
        }
        assertTrue(store.accepted().size() <= 4, () -> store.accepted().size() + " writes");
        assertTrue(requireNonNull(store.text(KEY)).contains("\"9999\""));
    }

    @Test
    void theLeaseIsRenewedWhileNothingHappens() throws Exception {
        try (LeasedCheckpoints _ = open("a", Duration.ofMillis(30))) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(50);
            while (store.accepted().size() < 4 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
        assertTrue(store.accepted().size() >= 5);
    }

    @Test
    void aLossIsToldAtOnceAndNothingIsKeptFromThenOn() throws Exception {
        LeasedCheckpoints checkpoints = open("a", Duration.ofMillis(30));
        CompletableFuture<String> told = new CompletableFuture<>();
        checkpoints.onLoss(why -> told.complete(why.getMessage()));
        String taken =
                requireNonNull(store.text(KEY)).replace("host-a", "host-b").replace("\"epoch\" : 1", "\"epoch\" : 2");
        store.overwrite(KEY, taken);
        String words = told.get(50, TimeUnit.SECONDS);
        assertTrue(words.startsWith("group 'g' was taken over by kdt run p.yaml (process 7 on host-b, "), words);
        for (FlowException thrown : new FlowException[] {
            assertThrows(FlowException.class, () -> checkpoints.move("s1", new Checkpoint.After("17"))),
            assertThrows(FlowException.class, () -> checkpoints.save("s1", new Checkpoint.After("17"))),
            assertThrows(FlowException.class, checkpoints::close)
        }) {
            assertEquals(words, thrown.getMessage());
        }
        checkpoints.close();
        CompletableFuture<String> late = new CompletableFuture<>();
        checkpoints.onLoss(why -> late.complete(why.getMessage()));
        assertEquals(words, late.getNow(""));
        assertEquals(taken, store.text(KEY));
    }

    @Test
    void whatCannotBeKeptAtTheEndIsAnError() throws InterruptedException {
        LeasedCheckpoints checkpoints = open("a", LONG);
        checkpoints.save("s1", new Checkpoint.After("17"));
        store.setDown(true);
        checkpoints.move("s1", new Checkpoint.After("18"));
        FlowException thrown = assertThrows(FlowException.class, checkpoints::close);
        assertTrue(requireNonNull(thrown.getMessage()).startsWith("cannot keep checkpoints in s3://b/" + KEY));
        store.setDown(false);
        assertTrue(requireNonNull(store.text(KEY)).contains("\"17\""));
        FileCheckpoints.open(folder.resolve("a"), "g", ORDERS, Past.FORGOTTEN, holder())
                .close();
    }

    @Test
    void lostAnswersKeepEachCheckpointOnce() throws InterruptedException {
        store.failing(Fault.ANSWER_LOST, Fault.NONE, Fault.ANSWER_LOST, Fault.NOT_TAKEN, Fault.CONFLICT);
        try (LeasedCheckpoints checkpoints = open("a", LONG)) {
            for (int i = 0; i < 3; i++) {
                checkpoints.save("s1", new Checkpoint.After(String.valueOf(i)));
            }
        }
        assertEquals(5, store.accepted().size());
        assertEquals(5, Set.copyOf(store.accepted()).size(), "each content, and so each tag, is another");
    }

    @Test
    void aResetForgetsCheckpointsWhenTheGroupStartsAnewAndNotBefore() throws InterruptedException {
        try (LeasedCheckpoints checkpoints = open("a", LONG)) {
            checkpoints.save("s1", new Checkpoint.After("17"));
        }
        try (LeasedCheckpoints checkpoints = open("b", LONG, Past.FORGOTTEN)) {
            assertEquals(Set.of(), checkpoints.lanes());
        }
        assertTrue(requireNonNull(store.text(KEY)).contains("\"17\""), "it did not start");
        try (LeasedCheckpoints checkpoints = open("b", LONG, Past.FORGOTTEN)) {
            checkpoints.save("s2", new Checkpoint.Beginning());
        }
        assertFalse(requireNonNull(store.text(KEY)).contains("\"17\""));
    }

    @Test
    void aFileOnThisMachineIsVouchedForHere() throws Exception {
        Path file = folder.resolve("out.bin");
        LeasedCheckpoints killed = open("a", LONG);
        AppendedFile written = AppendedFile.exclusive(file, Records.BYTES);
        killed.vouchFor(written);
        written.write("whole".getBytes(StandardCharsets.UTF_8), 0, 5);
        killed.save("s1", new Checkpoint.After("17"));
        Path kept = folder.resolve("a/checkpoints.json");
        assertTrue(Files.readString(kept).contains(file + "\" : 5"), () -> store.text(KEY));
        assertFalse(requireNonNull(store.text(KEY)).contains("out.bin"), "of no use elsewhere");
        killed.close();
    }

    private LeasedCheckpoints open(String host, Duration lease) throws InterruptedException {
        return open(host, lease, Past.KEPT);
    }

    private LeasedCheckpoints open(String host, Duration lease, Past past) throws InterruptedException {
        Retrying retrying =
                new Retrying(RetryPolicy.DEFAULT, _ -> {}, new Random(1), () -> MADE, new Stop(), RetryNotices.none());
        return LeasedCheckpoints.open(
                new LeasedCheckpoints.Place(store, "p/", folder.resolve(host), lease, _ -> {}),
                "g",
                ORDERS,
                past,
                LeaseOwner.here(holder(), "host-" + host),
                retrying);
    }

    private static GroupHolder holder() {
        return new GroupHolder("kdt run p.yaml", 7, MADE);
    }
}
