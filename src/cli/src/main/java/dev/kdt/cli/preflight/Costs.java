package dev.kdt.cli.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The cost of one way to take the records, in a month.
 *
 * @param way that it is billed by: {@code provisioned}
 * @param single when each record is sent by itself
 * @param packed when they are packed; null where that is not possible
 * @param how they are packed
 */
record Costs(String way, double single, @Nullable Double packed, String how) {
    /** All ways. */
    static List<Costs> of(PreflightReport report) {
        Volume volume = report.measured().volume();
        Packing packing = report.measured().packing();
        Estimate estimate = report.estimate();
        Volume aggregated = report.takesAggregates() ? packing.aggregated() : null;
        List<Costs> all = new ArrayList<>();
        all.add(new Costs(
                "provisioned",
                estimate.provisioned(volume),
                aggregated == null ? null : estimate.provisioned(aggregated),
                "--aggregate"));
        all.add(new Costs(
                "on-demand",
                estimate.onDemand(volume),
                aggregated == null ? null : estimate.onDemand(aggregated),
                "--aggregate"));
        all.add(new Costs(
                "Firehose", estimate.firehose(volume), estimate.firehose(packing.packed()), "push --pack, run --pack"));
        return all;
    }

    /** The share that packing saves, from 0 to 1; less than 0 where it costs more. */
    @Nullable
    Double saved() {
        return packed == null || single <= 0 ? null : 1 - packed / single;
    }

    /** {@code 1,037.11}. */
    static String money(double amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
