package dev.kdt.cli.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.flow.shard.SendStatistics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendingTableTest {
    private long now;
    private final SendStatistics statistics = new SendStatistics(() -> now);

    private void request(int millis) throws InterruptedException {
        statistics.timed(() -> now += millis * 1_000_000L);
    }

    private void delivered(int shard, int records) {
        for (int i = 0; i < records; i++) {
            statistics.delivered("shardId-%012d".formatted(shard), 1_024);
        }
    }

    private List<String> lines() {
        return new SendingTable(statistics)
                .lines(Duration.ofSeconds(2)).stream()
                        .map(String::stripTrailing)
                        .toList();
    }

    @Test
    void showsTheBusiestShardFirstAndNamesTheHotOne() throws InterruptedException {
        for (int i = 0; i < 98; i++) {
            request(1);
        }
        request(2);
        request(2);
        delivered(0, 100);
        delivered(1, 800);
        delivered(2, 124);
        statistics.throttled("shardId-000000000001");
        assertEquals("""
              100 requests, 1.0 MiB, 1 throttled; latency 1.0 ms (p50), 2.1 ms (p99)
              shard  records      bytes   share  throttled
              1          800  800.0 KiB  78.1 %          1  hot, 400 records/s
              2          124  124.0 KiB  12.1 %          0
              0          100  100.0 KiB   9.8 %          0
            """, String.join("\n", lines()) + "\n");
    }

    @Test
    void showsTwelveShardsAndTheNumberOfTheOthers() throws InterruptedException {
        request(1);
        for (int shard = 0; shard < 14; shard++) {
            delivered(shard, shard + 1);
        }
        List<String> lines = lines();
        assertEquals(1 + 1 + 12 + 1, lines.size());
        assertEquals("13", lines.get(2).strip().split(" ", 2)[0]);
        assertEquals("  and 2 other shards", lines.getLast());
    }

    @Test
    void hasNoTableWhereTheShardsAreNotKnown() throws InterruptedException {
        request(1);
        statistics.delivered("", 10);
        assertEquals(1, lines().size());
    }

    @Test
    void saysNothingWhereNothingWasSent() {
        assertEquals(List.of(), lines());
    }
}
