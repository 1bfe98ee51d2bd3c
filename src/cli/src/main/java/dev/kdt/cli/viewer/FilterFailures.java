package dev.kdt.cli.viewer;

import dev.kdt.cli.console.Amounts;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The records for which a filter fails, so that nobody knows whether it takes them. For one thread. */
final class FilterFailures implements Consumer<String> {
    private long count;
    private @Nullable String first;

    /** Counts a record. */
    @Override
    public void accept(String reason) {
        count++;
        if (first == null) {
            first = reason;
        }
    }

    void clear() {
        count = 0;
        first = null;
    }

    long count() {
        return count;
    }

    /** How many there are, and why the filter fails for the first; null when there are none. */
    @Nullable
    String inWords() {
        return first == null ? null : Amounts.count(count, "record") + " not shown: filter failed: " + first;
    }
}
