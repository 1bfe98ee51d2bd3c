package dev.kdt.flow.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Arrival;
import dev.kdt.codec.Failure;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.BatchApi.Verdict;
import dev.kdt.flow.BatchFailedException;
import dev.kdt.flow.BatchRefusedException;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.RetryNotices;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Sleeper;
import dev.kdt.flow.Stop;
import dev.kdt.flow.TargetLostException;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardSinkTest {
    private static final Verdict THROTTLED = new Verdict.Again("throttled", Verdict.Cause.THROTTLED);
    private static final Verdict DELIVERED = new Verdict.Delivered();

    private final List<String> settled = Collections.synchronizedList(new ArrayList<>());
    private final RunCounters counters = new RunCounters();
    private final SendStatistics statistics = new SendStatistics();
    private final Stop stop = new Stop();
    private final CountDownLatch coldDelivered = new CountDownLatch(100);
    private KeyOrdering ordering = KeyOrdering.NONE;
    private Sleeper sleeper = _ -> {};
    private int requests = 2;

    /** The pause of the hot shard ends when all of the others' records are delivered: they do not wait for it. */
    @Test
    void aShardThatIsThrottledHoldsUpNoOther() throws Exception {
        sleeper = _ -> assertTrue(coldDelivered.await(60, TimeUnit.SECONDS));
        NamedShards shards = new NamedShards((_, text) -> {
            boolean isRefused = text.startsWith("hot") && coldDelivered.getCount() > 0;
            return isRefused ? THROTTLED : DELIVERED;
        });
        try (ShardSink sink = sink(shards)) {
            for (int i = 0; i < 100; i++) {
                sink.send(output("hot-" + i % 3, "hot " + i), ticket("hot " + i));
                sink.send(output("cold-" + i % 3, "cold " + i), ticket("cold " + i));
            }
            sink.flush();
        }
        assertEquals(200, settled.size());
        assertTrue(settled.stream().allMatch(each -> each.startsWith("delivered")), settled.toString());
        assertTrue(statistics.throttles() > 0);
        assertEquals(
                List.of("cold", "hot"),
                statistics.shards().stream()
                        .map(SendStatistics.ShardShare::shard)
                        .toList());
        assertTrue(counters.retries() > 0);
    }

    /** A request is in memory several times: all that are on their way hold two megabytes, however many they are. */
    @Test
    void requestsShareTwoMegabytesOfLargeRecords() throws Exception {
        requests = 1;
        assertEquals(List.of(1, 1, 2), sizesOfRequests());
        requests = 2;
        assertEquals(List.of(1, 1, 1, 1), sizesOfRequests());
    }

    private List<Integer> sizesOfRequests() throws Exception {
        NamedShards shards = new NamedShards((_, _) -> DELIVERED);
        shards.limits = new BatchApi.Limits(500, 10 << 20, 10 << 20);
        String large = "x".repeat(1 << 20);
        settled.clear();
        sendAll(shards, "s-a " + large, "s-b " + large, "s-c " + large, "s-d " + large.repeat(3));
        assertEquals(4, settled.size());
        return shards.requests.stream().map(List::size).sorted().toList();
    }

    @Test
    void sendsOnlyWhatFailedAgainAndFirst() throws Exception {
        requests = 1;
        NamedShards shards = new NamedShards((number, text) -> number == 0 && text.equals("b") ? THROTTLED : DELIVERED);
        sendAll(shards, "s-a a", "s-b b", "s-c c");
        assertEquals(List.of(List.of("a", "b", "c"), List.of("b")), shards.requests);
        assertEquals(1, counters.retries());
    }

    /** The first of its attempts does not count against the four that there may be: the shard took others then. */
    @Test
    void aRecordThatIsNeverTakenIsParkedAloneWithItsAttempts() throws Exception {
        sendAll(new NamedShards((_, text) -> text.equals("b") ? THROTTLED : DELIVERED), "s-a a", "s-b b", "s-c c");
        assertEquals(Set.of("delivered a", "delivered c", "unavailable b after 5: throttled"), Set.copyOf(settled));
    }

    /** More than it takes is a matter of time: nothing is parked, and requests become as small as what the shard has room for. */
    @Test
    void aShardThatTakesOneRecordOfEachRequestIsSentAllAndLittleAtATime() throws Exception {
        requests = 1;
        AtomicInteger lastTaken = new AtomicInteger(-1);
        NamedShards shards =
                new NamedShards((number, _) -> lastTaken.getAndSet(number) == number ? THROTTLED : DELIVERED);
        sendAll(
                shards,
                IntStream.range(0, 200).mapToObj(i -> "s-" + i + " " + i).toArray(String[]::new));
        assertEquals(200, counted("delivered"));
        assertTrue(counters.retries() < 200, counters.retries() + " sent again");
    }

    /** Two thirds of the requests are refused as a whole: no attempts are used up by that, as long as the shard takes others. */
    @Test
    void aRecordIsTriedAsLongAsItsShardTakesOthers() throws Exception {
        requests = 1;
        AtomicInteger lastTaken = new AtomicInteger(-1);
        NamedShards shards = new NamedShards((number, text) -> {
            boolean isWanted = number % 3 == 0 && !text.equals("0") && lastTaken.get() != number;
            boolean isTaken = isWanted || counted("delivered") == 199;
            lastTaken.set(isTaken ? number : lastTaken.get());
            return isTaken ? DELIVERED : THROTTLED;
        });
        shards.limits = new BatchApi.Limits(500, 1_000_000, 1_000); // So that the smallest window has room for ten.
        sendAll(
                shards,
                IntStream.range(0, 200).mapToObj(i -> "s-" + i + " " + i).toArray(String[]::new));
        assertEquals(200, counted("delivered"));
    }

    /** With one hot key, each request holds one record: its shard has room for it at once. */
    @Test
    void theLessAShardRefusedTheShorterIsThePause() throws Exception {
        assertTrue(pause(1, THROTTLED) < 5, "one record");
        assertTrue(pause(400, THROTTLED) >= 50, "a whole request");
        assertTrue(pause(1, new Verdict.Again("moved", Verdict.Cause.MOVED)) >= 50, "another shard");
    }

    /** Without an answer, little tells nothing of the room there is. */
    @Test
    void aRequestWithoutAnAnswerIsFollowedByTheWholePause() throws Exception {
        List<Long> pauses = new ArrayList<>();
        sleeper = wait -> pauses.add(wait.toMillis());
        sendAll(
                new NamedShards((_, _) -> {
                    throw new BatchFailedException("timed out", Arrival.UNKNOWN, new RuntimeException());
                }),
                "s-a a");
        assertTrue(pauses.getFirst() >= 50, pauses.toString());
    }

    /** The pause after a first request of so many records that are answered like this, in milliseconds. */
    private long pause(int records, Verdict first) throws InterruptedException {
        requests = 1;
        List<Long> pauses = new ArrayList<>();
        sleeper = wait -> pauses.add(wait.toMillis());
        NamedShards shards = new NamedShards((number, _) -> number == 0 ? first : DELIVERED);
        shards.limits = new BatchApi.Limits(500, 1_000_000, 1_000);
        sendAll(
                shards,
                IntStream.range(0, records).mapToObj(i -> "s-" + i + " " + i).toArray(String[]::new));
        assertEquals(1, pauses.size(), pauses.toString());
        return pauses.getFirst();
    }

    /** What is parked is in the order in which it was given, so that it can be sent again as it is. */
    @Test
    void recordsThatAreNeverTakenAreParkedInTheirOrder() throws Exception {
        requests = 1;
        sendAll(new NamedShards((_, _) -> THROTTLED), "s-a a", "s-b b", "s-c c");
        assertEquals(
                List.of(
                        "unavailable a after 4: throttled",
                        "unavailable b after 4: throttled",
                        "unavailable c after 4: throttled"),
                settled);
    }

    @Test
    void aKeyHasOneRecordInARequest() throws Exception {
        ordering = KeyOrdering.KEY;
        requests = 4;
        NamedShards shards = new NamedShards((_, _) -> DELIVERED);
        sendAll(shards, "s-a a1", "s-a a2", "s-b b1", "s-a a3", "s-b b2");
        assertEquals(5, settled.size());
        for (List<String> request : shards.requests) {
            assertEquals(
                    request.size(),
                    request.stream().map(each -> each.charAt(0)).distinct().count(),
                    request.toString());
        }
        assertEquals(List.of("delivered a1", "delivered a2", "delivered a3"), ofKey("a"));
    }

    @Test
    void aRequestThatIsRefusedForOneRecordIsHalvedUntilOnlyThatIsRefused() throws Exception {
        ordering = KeyOrdering.KEY;
        NamedShards shards = new NamedShards((_, text) -> {
            if (text.equals("bad")) {
                throw new BatchRefusedException("invalid", BatchRefusedException.Cause.ENTRIES, new RuntimeException());
            }
            return DELIVERED;
        });
        sendAll(shards, "s-a a", "s-b bad", "s-c c", "s-b b2");
        assertEquals(
                Set.of(
                        "delivered a",
                        "delivered c",
                        "undeliverable bad after 1: invalid",
                        "unavailable b2 after 0: not sent: an earlier record of its key was parked (key s-b)"),
                Set.copyOf(settled));
    }

    @Test
    void recordsInDoubtAreCountedOnceAndSaidToBe() throws Exception {
        NamedShards shards = new NamedShards((_, _) -> {
            throw new BatchFailedException("timed out", Arrival.UNKNOWN, new RuntimeException());
        });
        sendAll(shards, "s-a a");
        assertEquals(List.of("unavailable a after 4: timed out (doubtful)"), settled);
        assertEquals(1, counters.doubtful());
    }

    @Test
    void aTargetThatIsGoneTakesNothingMore() throws Exception {
        ShardSink sink = sink(new NamedShards((_, _) -> {
            throw new FlowException("no such stream");
        }));
        sink.send(output("s-a", "a"), ticket("a"));
        sink.flush();
        sink.close();
        assertEquals(List.of("unavailable a after 1: no such stream"), settled);
        assertThrows(TargetLostException.class, () -> sink.send(output("s-b", "b"), ticket("b")));
    }

    @Test
    void anErrorOfTheProgramSettlesWhatTheRequestHeld() throws Exception {
        sendAll(
                new NamedShards((_, _) -> {
                    throw new StackOverflowError();
                }),
                "s-a a");
        assertEquals(
                List.of("unavailable a after 1: sending to stream 'x' broke off: java.lang.StackOverflowError"
                        + " (doubtful)"),
                settled);
    }

    @Test
    void whatWaitsWhenTheWorkIsAbandonedIsParked() throws Exception {
        stop.request(Stop.Reason.TERMINATE);
        stop.abandon();
        NamedShards shards = new NamedShards((_, _) -> DELIVERED);
        sendAll(shards, "s-a a");
        assertEquals(List.of("unavailable a after 0: not sent: it was stopped before"), settled);
        assertEquals(List.of(), shards.requests);
    }

    /** What waits longer than it must grows old in the heap. */
    @Test
    void whileAllIsTakenNoMoreIsReadThanFillsTheRequests() throws Exception {
        AtomicInteger offered = new AtomicInteger();
        AtomicInteger mostHeld = new AtomicInteger();
        NamedShards shards = new NamedShards((_, _) -> {
            mostHeld.accumulateAndGet(offered.get() - settled.size(), Math::max);
            return DELIVERED;
        });
        try (ShardSink sink = sink(shards)) {
            for (int i = 0; i < 20_000; i++) {
                offered.incrementAndGet();
                sink.send(output("s-" + i, "" + i), ticket("" + i));
            }
        }
        assertEquals(20_000, counted("delivered"));
        int inThreeRequestsAndAsManyWaiting = 2 * 3 * shards.limits.count();
        assertTrue(mostHeld.get() <= inThreeRequestsAndAsManyWaiting + 1, mostHeld + " held");
    }

    /** The pause of the hot shard ends only when more is read than while all is taken. */
    @Test
    void whileAShardIsLeftAloneMoreIsReadForTheOthers() throws Exception {
        CountDownLatch offered = new CountDownLatch(10_000);
        sleeper = _ -> assertTrue(offered.await(60, TimeUnit.SECONDS));
        NamedShards shards =
                new NamedShards((_, text) -> text.startsWith("hot") && offered.getCount() > 0 ? THROTTLED : DELIVERED);
        try (ShardSink sink = sink(shards)) {
            for (int i = 0; i < 10_000; i++) {
                sink.send(output("hot-" + i, "hot " + i), ticket("hot " + i));
                offered.countDown();
            }
        }
        assertEquals(10_000, counted("delivered"));
    }

    /** The sender waits for room, and a full backlog is sent without being flushed. */
    @Test
    void moreThanTheBacklogHoldsIsSentAllTheSame() throws Exception {
        ordering = KeyOrdering.KEY;
        NamedShards shards = new NamedShards((_, _) -> DELIVERED);
        sendAll(
                shards,
                IntStream.range(0, 101_000)
                        .mapToObj(i -> "s-" + i % 50 + " " + i)
                        .toArray(String[]::new));
        assertEquals(101_000, settled.size());
        assertEquals(101_000, counted("delivered"));
    }

    private long counted(String how) {
        return settled.stream().filter(each -> each.startsWith(how)).count();
    }

    private List<String> ofKey(String letter) {
        return settled.stream().filter(each -> each.contains(" " + letter)).toList();
    }

    private void sendAll(NamedShards shards, String... records) throws InterruptedException {
        try (ShardSink sink = sink(shards)) {
            for (String each : records) {
                int space = each.indexOf(' ');
                String text = each.substring(space + 1);
                sink.send(output(each.substring(0, space), text), ticket(text));
            }
            sink.flush();
        }
    }

    private ShardSink sink(NamedShards shards) {
        RetryPolicy policy = new RetryPolicy(4, Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofMinutes(1));
        Retrying retrying =
                new Retrying(policy, sleeper, new Random(1), InstantSource.system(), stop, RetryNotices.none());
        return new ShardSink(
                shards, shards, new ShardSink.Settings(requests, ordering, retrying, counters, statistics));
    }

    private static Output output(String key, String text) {
        Slice bytes = Slice.utf8(text);
        return new Output(bytes, new KinesisRecord(Position.UNKNOWN, key, null, null, bytes));
    }

    private Ticket ticket(String text) {
        return new Ticket() {
            @Override
            public void delivered(Output output) {
                settled.add("delivered " + text);
                if (text.startsWith("cold")) {
                    coldDelivered.countDown();
                }
            }

            @Override
            public void undeliverable(Output output, Failure failure) {
                settle("undeliverable ", failure);
            }

            @Override
            public void unavailable(Output output, Failure failure) {
                settle("unavailable ", failure);
            }

            private void settle(String how, Failure failure) {
                settled.add(how + text + " after " + failure.attempts() + ": " + failure.message()
                        + (failure.arrival() == Arrival.UNKNOWN ? " (doubtful)" : ""));
            }

            @Override
            public void givenUp(Output output) {
                settled.add("given up " + text);
            }
        };
    }
}
