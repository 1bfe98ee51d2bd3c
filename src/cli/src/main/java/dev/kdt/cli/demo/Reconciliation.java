package dev.kdt.cli.demo;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Table;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The produced orders compared with their outcomes, each counted at its own end.
 *
 * @param produced how many orders were made
 * @param delivered the rows in the objects
 * @param dropped how many records each step dropped
 * @param failed the envelopes in the parking file
 * @param loaded the rows in the table, where there is one
 */
public record Reconciliation(
        int produced,
        Arrivals delivered,
        Map<String, Long> dropped,
        Arrivals failed,
        DemoTable.@Nullable Loaded loaded) {
    /** Whether every order ended in one place, and none in two. */
    public boolean holds() {
        BitSet both = (BitSet) delivered.orders().clone();
        both.and(failed.orders());
        return produced == sum()
                && !delivered.anyDoubled()
                && !failed.anyDoubled()
                && both.isEmpty()
                && (loaded == null || isDelivered(loaded));
    }

    private boolean isDelivered(DemoTable.Loaded rows) {
        return rows.rows() == delivered.rows() && rows.orders().equals(delivered.orders());
    }

    /** The account, as lines of a table. */
    public List<String> lines() {
        String steps = dropped.keySet().stream().map(step -> "by " + step).collect(Collectors.joining(", "));
        Table table = new Table()
                .row("produced", right(produced), "orders, into the stream")
                .row(
                        "delivered",
                        right(delivered.rows()),
                        "rows, in " + Amounts.count(delivered.objects().size(), "object") + " of "
                                + Amounts.bytes(delivered.bytes()));
        if (loaded != null) {
            table.row("", right(loaded.rows()), "of them in the table");
        }
        return table.row("dropped", right(droppedInAll()), steps)
                .row("failed", right(failed.rows()), "parked, as envelopes")
                .row(
                        "",
                        right(sum()),
                        holds() ? "in all: nothing lost, nothing duplicated" : "IN ALL: THE COUNTS DO NOT MATCH")
                .lines();
    }

    private long sum() {
        return delivered.rows() + droppedInAll() + failed.rows();
    }

    private long droppedInAll() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String right(long number) {
        return String.format("%7s", Amounts.count(number));
    }
}
