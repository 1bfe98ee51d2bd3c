package dev.kdt.cli.command.stream;

import dev.kdt.aws.ArrivalRate;
import dev.kdt.aws.ArrivalRates;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Table;
import dev.kdt.record.Limits;
import dev.kdt.record.ShardId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** A described stream for people: its settings, its open shards, where they come from, its consumers. */
final class StreamPage {
    /** The shards of a table or a tree, unless all are asked for. */
    private static final int MOST_SHARDS = 40;

    private final StreamFacts facts;
    private final boolean full;
    private final List<String> lines = new ArrayList<>();

    private StreamPage(StreamFacts facts, boolean full) {
        this.facts = facts;
        this.full = full;
    }

    /** @param full whether all shards are shown, however many there are, and the hash keys that they take */
    static List<String> lines(StreamFacts facts, boolean full) {
        StreamPage page = new StreamPage(facts, full);
        page.settings();
        page.openShards();
        page.section("lineage", LineageTree.lines(facts.shards(), page.most()));
        page.consumers();
        return page.lines;
    }

    private int most() {
        return full ? Integer.MAX_VALUE : MOST_SHARDS;
    }

    private void settings() {
        StreamDescriptionSummary summary = facts.summary();
        int open = summary.openShardCount();
        int closed = facts.shards().all().size() - facts.shards().open().size();
        Table table = new Table()
                .row("name", summary.streamName())
                .row("arn", summary.streamARN())
                .row("status", summary.streamStatusAsString());
        add(table, "mode", StreamAdmin.mode(summary.streamModeDetails()));
        table.row("shards", open + " open, " + closed + " closed");
        table.row(
                "writes",
                "up to " + Amounts.count((long) open * Limits.SHARD_RECORDS_IN) + " records/s and "
                        + Amounts.bytes((long) open * Limits.SHARD_BYTES_IN) + "/s" + scaling());
        table.row(
                "reads",
                "up to " + Amounts.bytes((long) open * Limits.SHARD_BYTES_OUT)
                        + "/s for all that poll, and for each consumer");
        if (summary.retentionPeriodHours() != null) {
            table.row("retention", Amounts.count(summary.retentionPeriodHours(), "hour"));
        }
        if (summary.maxRecordSizeInKiB() != null) {
            table.row("largest record", Amounts.bytes(summary.maxRecordSizeInKiB() * 1024L));
        }
        add(table, "distribution", summary.recordDistributionStrategyAsString());
        add(table, "encryption", encryption(summary));
        table.row("created", summary.streamCreationTimestamp().toString());
        lines.addAll(table.lines());
    }

    /** An on-demand stream gets more shards by itself. "Kinesis Data Streams, Choose the right mode". */
    private String scaling() {
        var mode = facts.summary().streamModeDetails();
        return mode != null && mode.streamMode() == StreamMode.ON_DEMAND ? ", more as its load grows" : "";
    }

    private static @Nullable String encryption(StreamDescriptionSummary summary) {
        String type = summary.encryptionTypeAsString();
        return type == null || summary.keyId() == null ? type : type + ", key " + summary.keyId();
    }

    private static void add(Table table, String name, @Nullable String value) {
        if (value != null) {
            table.row(name, value);
        }
    }

    private void openShards() {
        List<Shard> open = facts.shards().open();
        if (open.isEmpty()) {
            return; // While the stream is created or deleted.
        }
        boolean counted = !facts.rates().isEmpty();
        List<String> titles = new ArrayList<>(List.of("SHARD", "COMES FROM", "HASH KEYS"));
        if (counted) {
            titles.addAll(List.of("RECORDS/S", "BYTES/S", "OF RECORDS"));
        }
        if (full) {
            titles.addAll(List.of("FIRST HASH KEY", "LAST HASH KEY"));
        }
        Table table = new Table().numbersFrom(2).row(titles.toArray(String[]::new));
        open.stream().limit(most()).forEach(shard -> table.row(cells(shard, counted)));
        List<String> rows = new ArrayList<>(table.lines());
        if (open.size() > most()) {
            rows.add("... and " + Amounts.count(open.size() - most(), "shard") + " (--full shows all)");
        }
        String about = counted
                ? "; rates are of the last " + ArrivalRates.WINDOW.toMinutes()
                        + " minutes, or of what one read gives of them"
                : "";
        section("open shards" + about, rows);
    }

    private String[] cells(Shard shard, boolean counted) {
        String origin = ShardHistory.origin(shard);
        List<String> cells = new ArrayList<>(List.of(
                ShardId.number(shard.shardId()),
                origin.isEmpty() ? "-" : origin,
                Amounts.percent(ShardHistory.share(shard))));
        if (counted) {
            ArrivalRate rate = facts.rates().get(shard.shardId());
            Double share = facts.recordShare(shard);
            cells.add(rate == null ? "-" : String.format(Locale.ROOT, "%,.1f", rate.recordsPerSecond()));
            cells.add(rate == null ? "-" : Amounts.bytes(Math.round(rate.bytesPerSecond())));
            cells.add(share == null ? "-" : Amounts.percent(share));
        }
        if (full) {
            cells.add(shard.hashKeyRange().startingHashKey());
            cells.add(shard.hashKeyRange().endingHashKey());
        }
        return cells.toArray(String[]::new);
    }

    private void consumers() {
        List<Consumer> consumers = facts.consumers();
        if (consumers != null && !consumers.isEmpty()) {
            section("consumers", ConsumerTable.lines(consumers));
        }
    }

    private void section(String title, List<String> rows) {
        if (!rows.isEmpty()) {
            lines.add("");
            lines.add(title);
            rows.forEach(row -> lines.add("  " + row));
        }
    }
}
