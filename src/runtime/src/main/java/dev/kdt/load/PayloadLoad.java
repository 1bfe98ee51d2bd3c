package dev.kdt.load;

import dev.kdt.record.KinesisRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sizes of a stream's payloads, and the layers that they were found to have. Safe for use by several threads. */
final class PayloadLoad {
    /** Chains that are counted apart; bounds memory, since payloads may be made up of any layers. */
    private static final int MOST_CHAINS = 50;

    private static final String OTHER = "other";

    private final Fading fading;
    private final SizeDistribution records = new SizeDistribution();
    private final SizeDistribution users = new SizeDistribution();
    private final Map<String, Double> chains = new HashMap<>();
    private boolean aggregated;

    PayloadLoad(Fading fading) {
        this.fading = fading;
    }

    /**
     * Counts a record.
     *
     * @param inside the records in it if it is an aggregate, else itself
     * @param found the layers of each of these
     */
    synchronized void count(KinesisRecord wire, Instant arrival, List<KinesisRecord> inside, List<String> found) {
        fade(fading.factor(arrival));
        records.add(wire.data().length());
        aggregated |= inside.size() > 1;
        for (KinesisRecord each : inside) {
            users.add(each.data().length());
        }
        for (String each : found) {
            chains.merge(chains.size() < MOST_CHAINS || chains.containsKey(each) ? each : OTHER, 1.0, Double::sum);
        }
    }

    private void fade(double factor) {
        if (factor < 1) {
            records.scale(factor);
            users.scale(factor);
            chains.replaceAll((_, count) -> count * factor);
            chains.values().removeIf(count -> count < 0.01);
        }
    }

    /** The sizes of records as they were put. */
    synchronized Sizes sizes() {
        return records.sizes();
    }

    /** The sizes of the records in aggregates and of those in none; null while there was no aggregate. */
    synchronized @Nullable Sizes userSizes() {
        return aggregated ? users.sizes() : null;
    }

    /** The chains, the most frequent first. */
    synchronized List<ChainReport> chains() {
        double all = chains.values().stream().mapToDouble(Double::doubleValue).sum();
        return chains.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(each -> new ChainReport(each.getKey(), each.getValue() / all))
                .toList();
    }
}
