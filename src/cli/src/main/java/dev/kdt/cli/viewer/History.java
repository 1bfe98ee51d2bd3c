package dev.kdt.cli.viewer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The newest records, within bounds: those that are shown, and those that the filters hide. What has no room falls out, first the oldest
 * of the hidden ones: the few that a filter looks for among very many stay. For one thread.
 */
final class History {
    private final Bounds bounds;
    private final List<SeenRecord> shown = new ArrayList<>();
    private final List<SeenRecord> hidden = new ArrayList<>();
    private Predicate<SeenRecord> filter = _ -> true;
    private long bytes;

    /** The number of the record that comes next. */
    private long next;

    private long mark;
    private long came;

    History(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Those that the filters show, in the order in which they came. */
    List<SeenRecord> shown() {
        return shown;
    }

    int size() {
        return shown.size() + hidden.size();
    }

    /** Adds records that came after all others. */
    void add(List<SeenRecord> newest) {
        for (SeenRecord each : newest) {
            boolean isShown = filter.test(each);
            (isShown ? shown : hidden).add(each);
            came += isShown ? 1 : 0;
            bytes += each.bytes();
            next = each.number() + 1;
        }
        drop(hidden, hidden.size());
        drop(shown, shown.size() - 1);
    }

    /** Drops the oldest of these, as long as there are too many records. */
    private void drop(List<SeenRecord> records, int most) {
        int count = 0;
        while (count < most && bounds.areExceeded(size() - count, bytes)) {
            bytes -= records.get(count).bytes();
            count++;
        }
        records.subList(0, count).clear();
    }

    /** Shows from now on what {@code other} takes. */
    void filter(Predicate<SeenRecord> other) {
        List<SeenRecord> all = new ArrayList<>(size());
        all.addAll(shown);
        all.addAll(hidden);
        all.sort(Comparator.comparingLong(SeenRecord::number));
        shown.clear();
        hidden.clear();
        filter = other;
        for (SeenRecord each : all) {
            (filter.test(each) ? shown : hidden).add(each);
        }
        came = (long) shown.size() - indexOf(mark);
    }

    /** Counts from now on what comes and is shown. */
    void markEnd() {
        mark = next;
        came = 0;
    }

    /**
     * How many of those that came since the mark was set were shown, also when they have fallen out; those that fell out before the filter
     * was changed are not among them.
     */
    long cameSinceMark() {
        return came;
    }

    /** The index of the shown record with this number; else that of the first one after it, which may be behind the last. */
    int indexOf(long number) {
        return indexOf(number, shown);
    }

    /** Whether it has not fallen out. */
    boolean holds(SeenRecord seen) {
        return has(seen, shown) || has(seen, hidden);
    }

    private static boolean has(SeenRecord seen, List<SeenRecord> records) {
        int index = indexOf(seen.number(), records);
        return index < records.size() && records.get(index).number() == seen.number();
    }

    private static int indexOf(long number, List<SeenRecord> records) {
        int low = 0;
        int high = records.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records.get(middle).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
