package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code kdt tail --merge}: the records of all shards in the order of their arrival. */
@Timeout(120)
class TailMergeTest extends LocalCommands {
    private record Line(Instant arrival, String shard, int payload) {}

    @Test
    void recordsOfAllShardsComeInTheOrderOfTheirArrival() {
        fill();
        List<Line> printed = tail("--merge", "--until", "now");
        List<Line> sorted = new ArrayList<>(printed);
        sorted.sort(Comparator.comparing(Line::arrival).thenComparing(Line::shard));
        assertEquals(sorted, printed);
        assertEquals(
                IntStream.range(0, 1_000).boxed().toList(),
                printed.stream().map(Line::payload).sorted().toList());
    }

    @Test
    void theFirstOnesAreTheFirstThatArrived() {
        fill();
        List<Line> all = tail("--merge", "--until", "now");
        assertEquals(all.subList(0, 150), tail("--merge=5s", "-n", "150"));
    }

    @Test
    void aGroupGoesOnInTheSameOrder() {
        fill();
        List<Line> all = tail("--merge", "--until", "now");
        List<Line> pieces = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pieces.addAll(tail("--merge", "-n", "100", "--group", "g"));
        }
        assertEquals(all, pieces);
    }

    /** A thousand records, in calls one after the other, between which shards are split and merged. */
    private void fill() {
        for (int i = 0; i < 10; i++) {
            produce(i * 100, i * 100 + 100);
            if (i == 3) {
                assertEquals(0, kdt("", "stream", "split", "orders", "0").code());
            }
            if (i == 6) {
                assertEquals(
                        0,
                        kdt("", "stream", "merge", "orders", "2", "shardId-000000000003")
                                .code());
            }
        }
    }

    private List<Line> tail(String... more) {
        out = new ByteArrayOutputStream();
        List<String> args = new ArrayList<>(List.of("tail", "orders", "--since", "trim-horizon", "-f", "%t %s %p\\n"));
        args.addAll(List.of(more));
        Ran ran = kdt("", args.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.err());
        return out.toString().lines().map(TailMergeTest::line).toList();
    }

    private static Line line(String text) {
        String[] words = text.split(" ", -1);
        return new Line(Instant.parse(words[0]), words[1], Integer.parseInt(words[2]));
    }
}
