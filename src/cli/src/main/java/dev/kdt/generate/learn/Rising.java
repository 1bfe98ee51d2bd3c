package dev.kdt.generate.learn;

/** Whether whole numbers rise from one to the next, and by how much. */
final class Rising {
    private long last;
    private long seen;
    private long rises;
    private long byOne;
    private long first;

    void see(long number) {
        if (seen == 0) {
            first = number;
        } else {
            rises += number > last ? 1 : 0;
            byOne += number == last + 1 ? 1 : 0;
        }
        last = number;
        seen++;
    }

    long seen() {
        return seen;
    }

    /** Whether they count records: nearly all are greater than the one before, and most by the same small step. */
    boolean isSequence() {
        return seen >= 3 && rises >= 0.9 * (seen - 1) && byOne >= 0.5 * (seen - 1);
    }

    /** Whether they rise, by steps of any size, as what is counted elsewhere does. */
    boolean isRising() {
        return seen >= 10 && rises >= 0.9 * (seen - 1);
    }

    /** The mean step. */
    long step() {
        return seen < 2 ? 1 : Math.max(1, Math.round((double) (last - first) / (seen - 1)));
    }
}
