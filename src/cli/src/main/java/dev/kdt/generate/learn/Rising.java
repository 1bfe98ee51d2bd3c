package dev.kdt.generate.learn;

import java.util.HashMap;
import java.util.Map;

/** Whether whole numbers rise from one to the next of the same lane, and by how much. */
final class Rising {
    private static final double NEARLY_ALL = 0.9;

    private final Map<Integer, Long> lasts = new HashMap<>();
    private long seen;
    private long rises;
    private long byOne;
    private long least = Long.MAX_VALUE;
    private long most = Long.MIN_VALUE;

    void see(long number, long record) {
        Long last = lasts.put(RecordNumber.lane(record), number);
        if (last != null) {
            rises += number > last ? 1 : 0;
            byOne += number == last + 1 ? 1 : 0;
        }
        least = Math.min(least, number);
        most = Math.max(most, number);
        seen++;
    }

    long seen() {
        return seen;
    }

    /** Whether they count records: nearly all are greater than the one before, and hardly any number is left out. */
    boolean isSequence() {
        long steps = seen - lasts.size();
        boolean isDense = byOne >= 0.5 * steps || (most - least) < 2.0 * (seen - 1);
        return seen >= 3 && steps > 0 && rises >= NEARLY_ALL * steps && isDense;
    }

    /** The mean step. */
    long step() {
        return seen < 2 || byOne * 2 >= seen ? 1 : Math.max(1, Math.round((double) (most - least) / (seen - 1)));
    }
}
