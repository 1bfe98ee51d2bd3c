package dev.kdt.cli.preflight;

import dev.kdt.aws.PutCheck;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.load.KeySketch;
import dev.kdt.load.Measure;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for what would fail at the stream, whatever the single records are. */
record StreamFindings(Findings findings, @Nullable StreamCheck stream, Set<String> needsKeys) {
    /** Adds what is wrong with the stream itself, and with the options for it. */
    void addOfStream() {
        if (stream == null) {
            return;
        }
        if (stream.permission() instanceof PutCheck.Answer.Refused(String why)) {
            findings.add("PutRecords", why);
        }
        String status = stream.status();
        if (status != null && !status.equals("ACTIVE") && !status.equals("UPDATING")) {
            findings.add(place(stream), "it is " + status);
        }
        if (stream.isDistributing() && !needsKeys.isEmpty()) {
            findings.add(
                    String.join(", ", needsKeys),
                    place(stream) + " distributes records itself: it ignores keys, and readers drop aggregates there");
        }
    }

    /** Adds what a rate is too high for, if it was told. */
    void addOfRate(Measured measured, Estimate estimate) {
        if (measured.traffic().origin() != Traffic.Origin.TOLD) {
            return;
        }
        boolean aggregates = needsKeys.contains("--aggregate");
        int needed = estimate.shards(aggregates ? measured.packing().aggregated() : measured.volume());
        Integer open = stream == null || stream.isOnDemand() ? null : stream.openShards();
        if (stream != null && open != null && open < needed) {
            findings.add(
                    place(stream),
                    "records would be throttled: --rate needs " + Amounts.count(needed, "shard") + ", and "
                            + Amounts.count(open) + (open == 1 ? " is open" : " are open"));
        }
        if (!aggregates) {
            addHotKey(Measure.RECORDS, measured, estimate);
        }
        addHotKey(Measure.BYTES, measured, estimate);
    }

    private void addHotKey(Measure measure, Measured measured, Estimate estimate) {
        KeySketch.Heaviest key = measured.keys().heaviest(measure);
        if (key == null || !key.isCertain() || (stream != null && stream.isDistributing())) {
            return;
        }
        double share = HotKeyLoad.of(key, measure, measured, estimate);
        if (share > 1) {
            findings.add(
                    "key '" + PrintableText.key(key.key()) + "'",
                    "records would be throttled: it takes " + Amounts.percent(share) + " of the "
                            + measure.name().toLowerCase(Locale.ROOT)
                            + " that a shard takes, and no number of shards divides a key");
        }
    }

    private static String place(StreamCheck stream) {
        return "stream '" + stream.name() + "'";
    }
}
