package dev.kdt.generate.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** An even sample of bounded size of all that was seen, the same for the same input (Vitter's algorithm R with a fixed seed). */
final class Reservoir<T> {
    private final int room;
    private final List<T> kept = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(21);
    private long seen;

    Reservoir(int room) {
        this.room = room;
    }

    void see(T value) {
        seen++;
        if (kept.size() < room) {
            kept.add(value);
            return;
        }
        long place = random.nextLong(seen);
        if (place < room) {
            kept.set((int) place, value);
        }
    }

    List<T> kept() {
        return kept;
    }
}
