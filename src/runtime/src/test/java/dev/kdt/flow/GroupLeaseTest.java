package dev.kdt.flow;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.FakeStore.Fault;
import dev.kdt.flow.FileCheckpoints.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may replace a group's state, on a clock that moves only while somebody waits. */
class GroupLeaseTest {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final SourceStream ORDERS =
            new SourceStream("orders", "arn:aws:kinesis:eu-west-1:1:stream/orders", MADE);
    private static final SourceStream CLICKS =
            new SourceStream("clicks", "arn:aws:kinesis:eu-west-1:1:stream/clicks", MADE);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String KEY = "p/g/checkpoints.json";

    private final FakeStore store = new FakeStore();
    private final Stop stop = new Stop();
    private final List<String> notices = new ArrayList<>();
    private long nanos;
    private Runnable whileWaiting = () -> {};

    @Test
    void aReleasedGroupIsTakenAtOnceAndGoesOn() throws InterruptedException {
        GroupLease first = take("a");
        first.write(state("17"));
        first.release(state("18"));
        GroupLease second = take("b");
        assertEquals(Map.of("s1", new Checkpoint.After("18")), second.state().lanes());
        assertEquals(2, second.epoch());
        assertEquals(0, nanos);
    }

    @Test
    void anOwnerThatWritesIsNotFollowed() throws InterruptedException {
        GroupLease first = take("a");
        whileWaiting = () -> write(first, "17");
        FlowException thrown = assertThrows(FlowException.class, () -> take("b"));
        assertEquals(
                "group 'g' is already running: kdt run a.yaml (process 7 on host-a, since 2026-01-01T00:00:00Z) has its"
                        + " state in s3://b/p/g/checkpoints.json (use another --group, or stop the other run)",
                thrown.getMessage());
        assertTrue(nanos < LEASE.toNanos());
        first.write(state("18"));
    }

    @Test
    void aSilentOwnerIsFollowedWhenItsLeaseHasEndedByTheFollowersClock() throws InterruptedException {
        GroupLease first = take("a");
        first.write(state("17"));
        nanos = -5_000_000_000_000L; // The follower's clock has nothing to do with the owner's.
        long begin = nanos;
        GroupLease second = take("b");
        assertTrue(nanos - begin >= LEASE.toNanos());
        assertEquals(
                List.of("group 'g' is owned by kdt run a.yaml (process 7 on host-a, since 2026-01-01T00:00:00Z):"
                        + " waiting up to 30 s to see whether it is alive"),
                notices);
        assertEquals(Map.of("s1", new Checkpoint.After("17")), second.state().lanes());
    }

    @Test
    void anOwnerThatWasFollowedReplacesNothing() throws InterruptedException {
        GroupLease first = take("a");
        first.write(state("17"));
        GroupLease second = take("b");
        second.write(state("20"));
        String kept = store.text(KEY);
        FlowException thrown = assertThrows(FlowException.class, () -> first.write(state("18")));
        assertEquals(
                "group 'g' was taken over by kdt run b.yaml (process 7 on host-b, since 2026-01-01T00:00:00Z) after"
                        + " this run had not written to s3://b/p/g/checkpoints.json for its lease of 30 s: nothing more"
                        + " is acknowledged here, and what was not comes again there",
                thrown.getMessage());
        assertThrows(FlowException.class, () -> first.release(state("18")));
        assertEquals(kept, store.text(KEY));
        second.write(state("21"));
    }

    @Test
    void ofTwoThatFollowOneAtATimeOneIsRefused() throws InterruptedException {
        take("a");
        whileWaiting = () -> {
            if (nanos > LEASE.toNanos() - Duration.ofSeconds(1).toNanos()) {
                whileWaiting = () -> {};
                store.overwrite(KEY, requireNonNull(store.text(KEY)).replace("host-a", "host-c"));
            }
        };
        FlowException thrown = assertThrows(FlowException.class, () -> take("b"));
        assertTrue(requireNonNull(thrown.getMessage()).contains("host-c"), thrown.getMessage());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aPutWhoseOutcomeIsNotKnownTakesEffectOnce(Fault fault) throws InterruptedException {
        store.failing(fault, fault);
        GroupLease lease = take("a");
        store.failing(fault, fault);
        lease.write(state("17"));
        store.failing(fault);
        lease.release(state("18"));
        assertEquals(3, store.accepted().size());
        assertEquals(Map.of("s1", new Checkpoint.After("18")), take("b").state().lanes());
    }

    @Test
    void aLateAnswerIsNotTakenForTheOwnersWhenAnotherHasFollowed() throws InterruptedException {
        GroupLease first = take("a");
        GroupLease[] second = new GroupLease[1];
        store.failing(Fault.ANSWER_LOST);
        whileWaiting = () -> {
            whileWaiting = () -> {};
            second[0] = takenBy("b");
        };
        FlowException thrown = assertThrows(FlowException.class, () -> first.write(state("17")));
        assertTrue(requireNonNull(thrown.getMessage()).contains("host-b"), thrown.getMessage());
        assertEquals(Map.of("s1", new Checkpoint.After("17")), second[0].state().lanes(), "it was written before that");
    }

    @Test
    void aStoreThatStaysDownEndsTheAttempts() throws InterruptedException {
        GroupLease lease = take("a");
        store.setDown(true);
        FlowException thrown = assertThrows(FlowException.class, () -> lease.write(state("17")));
        assertEquals(
                "cannot keep checkpoints in s3://b/p/g/checkpoints.json: cannot connect to s3 (tried 20 times)",
                thrown.getMessage());
    }

    @Test
    void aStopEndsTheWaitForALease() throws InterruptedException {
        take("a");
        whileWaiting = () -> stop.request(Stop.Reason.INTERRUPT);
        assertThrows(StoppedException.class, () -> take("b"));
        assertTrue(requireNonNull(store.text(KEY)).contains("host-a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"kdt\": \"run-state/1\", \"epoch\": 1, \"wri",
                "{\"kdt\": \"run-state/2\", \"epoch\": 1, \"write\": 1, \"lease\": \"PT30S\", \"created\":"
                        + " \"2026-01-01T00:00:00Z\"}",
                "{\"kdt\": \"run-state/1\", \"epoch\": \"x\", \"write\": 1, \"lease\": \"PT30S\", \"created\":"
                        + " \"2026-01-01T00:00:00Z\"}",
                "{\"kdt\": \"run-state/1\", \"epoch\": 1, \"write\": 1, \"lease\": \"soon\", \"created\":"
                        + " \"2026-01-01T00:00:00Z\"}",
                "{\"kdt\": \"run-state/1\", \"epoch\": 1, \"write\": 1, \"lease\": \"PT30S\", \"created\":"
                        + " \"2026-01-01T00:00:00Z\", \"shards\": {\"s1\": {}}}",
                "id,total\n1,2\n"
            })
    void whatIsNoStateIsNeverReplaced(String content) {
        store.overwrite(KEY, content);
        for (Past past : Past.values()) {
            FlowException thrown = assertThrows(FlowException.class, () -> take("a", ORDERS, past));
            assertTrue(
                    requireNonNull(thrown.getMessage())
                            .startsWith("s3://b/p/g/checkpoints.json is no state of a group, or is damaged: "),
                    thrown.getMessage());
        }
        assertEquals(content, store.text(KEY));
    }

    @Test
    void whatReplacesTheStateOfAnOwnerStays() throws InterruptedException {
        GroupLease lease = take("a");
        store.overwrite(KEY, "mine");
        FlowException thrown = assertThrows(FlowException.class, () -> lease.write(state("17")));
        assertTrue(requireNonNull(thrown.getMessage()).contains("is no state of a group"), thrown.getMessage());
        assertEquals("mine", store.text(KEY));
    }

    @Test
    void aDeletedStateIsNotMadeAnew() throws InterruptedException {
        GroupLease lease = take("a");
        store.delete(KEY);
        FlowException thrown = assertThrows(FlowException.class, () -> lease.write(state("17")));
        assertEquals(
                "the state of group 'g' in s3://b/p/g/checkpoints.json was deleted while this run owned it; nothing"
                        + " more is acknowledged (start again when no other run of the group does)",
                thrown.getMessage());
        assertEquals(null, store.text(KEY));
    }

    @Test
    void aGroupBelongsToOneStreamUnlessItIsReset() throws InterruptedException {
        GroupLease lease = take("a");
        lease.release(state("17"));
        FlowException thrown = assertThrows(FlowException.class, () -> take("b", CLICKS, Past.KEPT));
        assertEquals(
                "group 'g' belongs to stream 'orders', not to 'clicks' (use another --group, or --reset)",
                thrown.getMessage());
        assertEquals(2, take("b", CLICKS, Past.FORGOTTEN).epoch());
    }

    @Test
    void aStoreThatIgnoresConditionsIsRefused() {
        store.ignoringAbsence();
        FlowException thrown = assertThrows(FlowException.class, () -> take("a"));
        assertEquals(
                "the service of s3://b/p/.kdt-conditional-writes has no conditional writes: it ignored If-None-Match,"
                        + " so that two runs could overwrite each other's checkpoints (use a service that has them, or"
                        + " --state with a folder)",
                thrown.getMessage());
        assertEquals(null, store.text(KEY));
    }

    @Test
    void aStoreThatIgnoresTagsIsRefused() {
        store.ignoringMatch();
        FlowException thrown = assertThrows(FlowException.class, () -> take("a"));
        assertTrue(requireNonNull(thrown.getMessage()).contains("it ignored If-Match,"), thrown.getMessage());
        assertEquals(null, store.text(KEY));
    }

    /** Owners that come, write, are paused, lose answers and are followed, at random: no checkpoint ever goes back. */
    @Test
    void noOrderOfWritesMakesACheckpointGoBack() throws InterruptedException {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            FakeStore each = new FakeStore();
            List<GroupLease> paused = new ArrayList<>();
            long reached = 0;
            GroupLease owner = take("h0", each);
            for (int step = 1; step < 40; step++) {
                each.failing(Fault.values()[random.nextInt(Fault.values().length)]);
                if (random.nextInt(4) == 0) {
                    paused.add(owner);
                    owner = take("h" + step, each);
                    Checkpoint.After kept =
                            (Checkpoint.After) owner.state().lanes().get("s1");
                    assertEquals(reached, kept == null ? 0 : Long.parseLong(kept.sequence()), "seed " + seed);
                }
                if (!paused.isEmpty() && random.nextBoolean()) {
                    GroupLease old = paused.get(random.nextInt(paused.size()));
                    assertThrows(FlowException.class, () -> old.write(state("1")), "seed " + seed);
                }
                owner.write(state(String.valueOf(++reached)));
            }
        }
    }

    private GroupLease take(String host) throws InterruptedException {
        return take(host, ORDERS, Past.KEPT);
    }

    private GroupLease take(String host, SourceStream stream, Past past) throws InterruptedException {
        return take(host, stream, past, store);
    }

    private GroupLease take(String host, FakeStore from) throws InterruptedException {
        return take(host, ORDERS, Past.KEPT, from);
    }

    private GroupLease take(String host, SourceStream stream, Past past, FakeStore from) throws InterruptedException {
        LeaseOwner owner = LeaseOwner.here(new GroupHolder("kdt run " + host + ".yaml", 7, MADE), "host-" + host);
        return GroupLease.take(new GroupLease.Settings(
                from, "p/", "g", stream, past, owner, LEASE, retrying(), () -> nanos, notices::add));
    }

    private Retrying retrying() {
        return new Retrying(RetryPolicy.DEFAULT, this::sleep, new Random(1), () -> MADE, stop, RetryNotices.none());
    }

    private void sleep(Duration time) {
        nanos += time.toNanos();
        whileWaiting.run();
    }

    private GroupLease takenBy(String host) {
        try {
            return take(host);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(GroupLease lease, String sequence) {
        try {
            lease.write(state(sequence));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static GroupState state(String sequence) {
        return new GroupState(ORDERS, new TreeMap<>(Map.of("s1", new Checkpoint.After(sequence))), new TreeMap<>());
    }
}
