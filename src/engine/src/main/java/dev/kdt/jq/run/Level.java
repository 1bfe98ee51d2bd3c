package dev.kdt.jq.run;

import org.jspecify.annotations.Nullable;

/** A frame to be, seen at compile time: gives out its slots and knows the frame around it. */
final class Level {
    private final @Nullable Level outer;
    private int slots;

    Level(@Nullable Level outer) {
        this.outer = outer;
    }

    int newSlot() {
        return slots++;
    }

    int slots() {
        return slots;
    }

    /** Number of frames between this level and {@code home}. */
    int distanceTo(Level home) {
        int distance = 0;
        for (Level level = this; level != home; distance++) {
            Level next = level.outer;
            if (next == null) {
                throw new IllegalStateException("a name is used outside of its level");
            }
            level = next;
        }
        return distance;
    }
}
