package dev.kdt.flow.shard;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order of each key ({@code --order key}): at most one parcel of a key waits for its shard or is on its way, through all its
 * attempts. What follows it is held back here; so the first arrivals of a key's records are in the order in which they were given. When
 * one of them is parked, all that follow it are to be parked, too. Guarded by the backlog, which bounds what is held.
 */
final class KeyOrder {
    /** Keys of which a record was parked; when there are more, everything is parked from then on. Bounds memory. */
    private static final int MOST_BROKEN = 200_000;

    private final int runBytes;
    private final Map<String, Line> lines = new HashMap<>();
    private final Set<String> broken = new HashSet<>();

    /** The records of a key: a parcel, and what is held back behind it. */
    private static final class Line {
        private Parcel first;
        private boolean isTaken;
        private @Nullable Deque<Piece> behind;

        private Line(Parcel first) {
            this.first = first;
        }

        private Deque<Piece> behind() {
            Deque<Piece> present = behind;
            if (present == null) {
                present = new ArrayDeque<>();
                behind = present;
            }
            return present;
        }

        private boolean holdsBack() {
            return behind != null && !behind.isEmpty();
        }
    }

    /** @param runBytes how many bytes of a key may travel in one parcel; 0 for one record */
    KeyOrder(int runBytes) {
        this.runBytes = runBytes;
    }

    /** Whether an earlier record of the key was parked. */
    boolean isBroken(String key) {
        return broken.size() >= MOST_BROKEN || broken.contains(key);
    }

    /** The first record of the key was parked or is about to be. */
    void breakKey(String key) {
        broken.add(key);
    }

    /** Takes a parcel that a record was put into; false when it may not be sent now: then the record is held back. */
    boolean begin(Parcel parcel) {
        return lines.putIfAbsent(parcel.key(), new Line(parcel)) == null;
    }

    /**
     * Takes a record whose key has others before it.
     *
     * @return the waiting parcel that it joined; null when it is held back, or no record of its key is before it
     */
    @Nullable
    Parcel join(Piece piece) {
        Line line = lines.get(piece.key());
        if (line == null) {
            return null;
        }
        if (line.isTaken || line.holdsBack() || line.first.bytes() + piece.size() > runBytes) {
            line.behind().addLast(piece);
            return null;
        }
        line.first.add(piece);
        return line.first;
    }

    /** Whether a record of the key is before it. */
    boolean isBusy(String key) {
        return lines.containsKey(key);
    }

    /** The key's parcel is on its way from now on: nothing may join it. */
    void taken(Parcel parcel) {
        Line line = lines.get(parcel.key());
        if (line != null) {
            line.isTaken = true;
        }
    }

    /**
     * The key's parcel is delivered.
     *
     * @return the next one of the key; null when there is none
     */
    @Nullable
    Parcel next(String key, ShardLane lane) {
        Line line = lines.get(key);
        if (line == null || !line.holdsBack()) {
            lines.remove(key);
            return null;
        }
        Deque<Piece> behind = line.behind();
        Parcel next = new Parcel(behind.removeFirst(), lane);
        while (!behind.isEmpty() && next.bytes() + behind.getFirst().size() <= runBytes) {
            next.add(behind.removeFirst());
        }
        line.first = next;
        line.isTaken = false;
        return next;
    }

    /** The key's parcel was parked: its key takes no more. Returns what was held back behind it. */
    List<Piece> breakOff(String key) {
        breakKey(key);
        Line line = lines.remove(key);
        return line == null || line.behind == null ? List.of() : List.copyOf(line.behind);
    }
}
