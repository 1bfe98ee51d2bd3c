package dev.kdt.flow.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.flow.FlowException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendStatisticsTest {
    private long now;
    private final SendStatistics statistics = new SendStatistics(() -> now);

    private void request(Duration time) throws InterruptedException {
        statistics.timed(() -> now += time.toNanos());
    }

    private void records(String shard, int delivered, int throttled) {
        for (int i = 0; i < delivered; i++) {
            statistics.delivered(shard, 10);
        }
        for (int i = 0; i < throttled; i++) {
            statistics.throttled(shard);
            statistics.refusals(Set.of(shard));
        }
    }

    private List<String> hot() {
        return statistics.shards().stream()
                .filter(statistics::isHot)
                .map(SendStatistics.ShardShare::shard)
                .toList();
    }

    private void assertLatency(Duration expected, double share) {
        double ratio = (double) statistics.latency(share).toNanos() / expected.toNanos();
        assertEquals(1.045, ratio, 0.046, () -> statistics.latency(share).toString());
    }

    @Test
    void percentilesAreNoShorterThanTheLatenciesAndNinePercentLongerAtTheMost() throws InterruptedException {
        assertEquals(Duration.ZERO, statistics.latency(0.5));
        for (int millis = 1; millis <= 200; millis++) {
            request(Duration.ofMillis(millis));
        }
        assertLatency(Duration.ofMillis(100), 0.5);
        assertLatency(Duration.ofMillis(198), 0.99);
        assertLatency(Duration.ofMillis(200), 1);
    }

    @Test
    void oneSlowRequestOfAHundredIsNotInTheP99() throws InterruptedException {
        for (int i = 0; i < 99; i++) {
            request(Duration.ofMillis(8));
        }
        request(Duration.ofSeconds(60));
        assertLatency(Duration.ofMillis(8), 0.99);
        assertLatency(Duration.ofSeconds(60), 1);
        request(Duration.ofSeconds(60));
        assertLatency(Duration.ofSeconds(60), 0.99);
    }

    @Test
    void aRequestThatFailsHasNoLatencyAndIsNoLongerInFlight() throws InterruptedException {
        assertEquals(1, statistics.timed(statistics::inFlight));
        assertThrows(
                FlowException.class,
                () -> statistics.timed(() -> {
                    now += 1_000_000_000;
                    throw new FlowException("gone");
                }));
        assertEquals(0, statistics.inFlight());
        assertEquals(2, statistics.requests());
        assertEquals(1, statistics.failedRequests());
        assertEquals(Duration.ofNanos(1), statistics.latency(1));
    }

    @Test
    void aShardIsHotThatTakesMoreThanTwiceAnEvenShare() {
        statistics.openShards(4);
        records("a", 510, 0);
        records("b", 490, 0);
        assertEquals(List.of("a"), hot());
        records("b", 20, 0);
        records("c", 40, 0);
        assertEquals(List.of(), hot());
    }

    @Test
    void theOnlyShardThatTakesRecordsIsHotWhereOthersAreOpen() {
        records("a", 1_000, 0);
        assertEquals(List.of(), hot());
        statistics.openShards(8);
        assertEquals(List.of("a"), hot());
    }

    @Test
    void oneOfTwoShardsIsHotThatTakesMoreThanThreeQuarters() {
        statistics.openShards(2);
        records("a", 750, 0);
        records("b", 250, 0);
        assertEquals(List.of(), hot());
        records("a", 1, 0);
        assertEquals(List.of("a"), hot());
    }

    @Test
    void aShardIsHotThatRefusesWhatOthersDoNot() {
        records("a", 100, 0);
        records("b", 100, 3);
        records("c", 99, 27);
        assertEquals(List.of(), hot(), "too few records to tell");
        records("c", 1, 0);
        assertEquals(List.of("c"), hot());
    }

    /** One aggregate that is refused by chance is a hundred records. */
    @Test
    void aFewRefusedRequestsDoNotMakeAShardHot() {
        records("a", 1_000, 0);
        records("b", 1_000, 19);
        for (int i = 0; i < 100; i++) {
            statistics.throttled("b");
        }
        assertEquals(List.of(), hot());
        records("b", 0, 1);
        assertEquals(List.of("b"), hot());
    }

    @Test
    void throttlesAreThoseOfRecordsAndOfWholeRequests() {
        records("a", 0, 3);
        records("b", 0, 2);
        statistics.throttledRequest();
        assertEquals(6, statistics.throttles());
    }
}
