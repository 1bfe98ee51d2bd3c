package dev.kdt.cli.viewer;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.record.HashKey;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of a record.
 *
 * @param history which may have dropped it
 */
record RecordFacts(ZoneId zone, InstantSource clock, History history) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS XXX");

    /** Names and facts, in order. */
    Map<String, String> of(SeenRecord seen) {
        KinesisRecord record = seen.source();
        Position position = record.position();
        Map<String, String> facts = new LinkedHashMap<>();
        String key = record.partitionKey();
        add(facts, "key", key == null ? null : PrintableText.key(key));
        add(facts, "shard", shard(record));
        add(facts, "sequence", position.sequence());
        add(facts, "sub-sequence", position.isSubsequence() ? Long.toString(position.subsequence()) : null);
        add(facts, "arrival", arrival(record.arrival()));
        add(facts, "explicit hash", record.explicitHashKey());
        add(facts, "hash key", hashKey(record));
        add(facts, "stream", position.stream());
        add(facts, "size", size(seen));
        add(
                facts,
                "decoded by",
                seen.chain().isAuto() ? "not decoded" : seen.chain().toString());
        add(facts, "held", history.holds(seen) ? null : "no longer: newer records have taken its place in the list");
        return facts;
    }

    private static void add(Map<String, String> facts, String name, @Nullable String fact) {
        if (fact != null) {
            facts.put(name, fact);
        }
    }

    private static @Nullable String shard(KinesisRecord record) {
        String shard = record.position().shard();
        return shard == null || !record.outOfShard() ? shard : shard + " (the hash key is outside of it)";
    }

    private @Nullable String arrival(@Nullable Instant arrival) {
        return arrival == null ? null : TIME.format(arrival.atZone(zone)) + ", " + Amounts.age(arrival, clock) + " ago";
    }

    /** By which the service chose the shard. */
    private static @Nullable String hashKey(KinesisRecord record) {
        String key = record.partitionKey();
        return record.explicitHashKey() != null || key == null
                ? null
                : HashKey.ofPartitionKey(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String size(SeenRecord seen) {
        int payload = seen.source().data().length();
        int value = seen.value().length();
        return Amounts.bytes(payload)
                + (payload < 1024 ? "" : " (" + Amounts.count(payload, "byte") + ")")
                + (payload == value ? "" : ", as text " + Amounts.bytes(value));
    }
}
