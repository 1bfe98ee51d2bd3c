package dev.kdt.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts of records and their results, by shard and hour of arrival. Any thread counts. */
public final class Tally {
    /** A stream keeps records for a year at most, and a thousand shards are many: more hours than that are counted together. */
    private static final int MOST_CELLS = 100_000;

    private static final long SECONDS_OF_AN_HOUR = 3_600;
    private static final long NO_HOUR = Long.MIN_VALUE;

    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Cell none = new Cell(new Key("", NO_HOUR));
    private long lines;

    private record Key(String shard, long hour) {}

    private static final class Cell {
        private final Key key;
        private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        private long records;
        private long dropped;
        private long failed;
        private long results;
        private long delivered;

        Cell(Key key) {
            this.key = key;
        }

        void found(Verdict verdict) {
            verdicts.merge(verdict, 1L, Long::sum);
        }

        void add(Cell other) {
            records += other.records;
            dropped += other.dropped;
            failed += other.failed;
            results += other.results;
            delivered += other.delivered;
            other.verdicts.forEach((verdict, count) -> verdicts.merge(verdict, count, Long::sum));
        }

        Row row() {
            Instant hour = key.hour() == NO_HOUR ? null : Instant.ofEpochSecond(key.hour() * SECONDS_OF_AN_HOUR);
            return new Row(key.shard(), hour, records, dropped, failed, results, delivered, Map.copyOf(verdicts));
        }
    }

    /**
     * The counts of a shard and an hour.
     *
     * @param hour when it begins; null for records whose arrival is not known, or those of too many hours
     * @param records of the stream, those of aggregates one by one
     * @param dropped those that the pipeline drops
     * @param failed those that the pipeline fails on, now that it was run again
     * @param results what the pipeline gives for the others
     * @param delivered results that were delivered as they should be
     * @param verdicts how many findings there are of each kind; none of those that are not in it
     */
    public record Row(
            String shard,
            @Nullable Instant hour,
            long records,
            long dropped,
            long failed,
            long results,
            long delivered,
            Map<Verdict, Long> verdicts) {
        /** The number of findings of this kind. */
        public long of(Verdict verdict) {
            return verdicts.getOrDefault(verdict, 0L);
        }
    }

    /** The number of the cell that counts records of a shard that arrived then. */
    synchronized int cell(String shard, @Nullable Instant arrival) {
        long hour = arrival == null ? NO_HOUR : Math.floorDiv(arrival.getEpochSecond(), SECONDS_OF_AN_HOUR);
        Integer known = numbers.get(new Key(shard, hour));
        if (known == null && cells.size() >= MOST_CELLS) {
            hour = NO_HOUR;
            known = numbers.get(new Key(shard, hour));
        }
        if (known != null) {
            return known;
        }
        Key key = new Key(shard, hour);
        cells.add(new Cell(key));
        numbers.put(key, cells.size() - 1);
        return cells.size() - 1;
    }

    synchronized void dropped(int cell) {
        cells.get(cell).records++;
        cells.get(cell).dropped++;
    }

    synchronized void failed(int cell) {
        cells.get(cell).records++;
        cells.get(cell).failed++;
    }

    /** A record gave this many results. */
    synchronized void kept(int cell, int results) {
        cells.get(cell).records++;
        cells.get(cell).results += results;
    }

    synchronized void delivered(int cell) {
        cells.get(cell).delivered++;
    }

    /** Lines of a batch of what was delivered. */
    synchronized void lines(int number) {
        lines += number;
    }

    /** A finding about a record. */
    synchronized void found(int cell, Verdict verdict) {
        cells.get(cell).found(verdict);
    }

    /** A finding about a line that is of no record. */
    synchronized void found(Verdict verdict) {
        none.found(verdict);
    }

    /** Lines that were delivered, whatever they are. */
    public synchronized long lines() {
        return lines;
    }

    /** The counts by shard and hour, in this order. */
    public synchronized List<Row> rows() {
        return cells.stream()
                .map(Cell::row)
                .sorted(Comparator.comparing(Row::shard)
                        .thenComparing(Row::hour, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** The sum of all rows, with the lines that belong to none. */
    public synchronized Row total() {
        Cell sum = new Cell(none.key);
        sum.add(none);
        cells.forEach(sum::add);
        return sum.row();
    }
}
