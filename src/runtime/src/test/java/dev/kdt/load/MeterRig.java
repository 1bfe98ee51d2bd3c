package dev.kdt.load;

import dev.kdt.bytes.Slice;
import dev.kdt.record.HashKey;
import dev.kdt.record.HashRange;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A stream that is made up: what is put goes to the shard that holds its key, and is counted at once. */
final class MeterRig {
    static final Instant START = Instant.parse("2026-11-27T10:00:00Z");

    private final Map<String, HashRange> open = new TreeMap<>();
    final LoadMeter meter;
    Instant now = START;

    MeterRig(LoadMeter.Window window, int shards) {
        this.meter = new LoadMeter(window, START, () -> now);
        for (int i = 0; i < shards; i++) {
            HashKey last = i + 1 == shards
                    ? HashKey.MAX
                    : HashKey.evenStart(i + 1, shards).previous();
            open("s" + i, new HashRange(HashKey.evenStart(i, shards), last));
        }
    }

    void open(String shard, HashRange range) {
        open.put(shard, range);
        meter.opened(shard, range, null);
        meter.read(shard, now, null);
    }

    void close(String shard) {
        open.remove(shard);
        meter.closed(shard);
    }

    HashRange range(String shard) {
        return Objects.requireNonNull(open.get(shard));
    }

    /** Splits a shard as the service does. */
    void split(String shard, HashKey at) {
        HashRange range = range(shard);
        close(shard);
        open(shard + "a", new HashRange(range.first(), at.previous()));
        open(shard + "b", new HashRange(at, range.last()));
    }

    void put(String key, int bytes) {
        KinesisRecord record = record(key, bytes);
        HashKey hash = HashKey.ofPartitionKey(key.getBytes(StandardCharsets.UTF_8));
        String shard = open.entrySet().stream()
                .filter(each -> each.getValue().holds(hash))
                .findFirst()
                .orElseThrow()
                .getKey();
        meter.count(shard, record, List.of(record), List.of("json"));
    }

    /** A record with a key and a payload that are so long together. */
    KinesisRecord record(String key, int bytes) {
        int length = bytes - key.getBytes(StandardCharsets.UTF_8).length;
        return new KinesisRecord(
                Position.inShard("orders", "s", "1"), key, null, now, Slice.of(new byte[Math.max(0, length)]));
    }

    void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    /** All that was put so far is read. */
    LoadReport report() {
        open.keySet().forEach(each -> meter.read(each, now, null));
        return meter.report();
    }

    ShardReport shard(String id) {
        return report().shards().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<Advice> advice() {
        return Advisor.advice(report(), Advisor.Scaling.BY_USER);
    }
}
