package dev.kdt.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learns {@link Shapes} from texts that were read: finds their places and gaps on the tape. Bounded in all it remembers. */
final class ShapeLearner {
    private static final int LONGEST_GAP = 256;
    private static final int MOST_PLACES = 2_000;
    private static final int DEEPEST = 32;
    private static final int USABLE_KEY = Tape.PLAIN | Tape.CANONICAL;

    private final Tape tape;
    private final ValuePosition start = new ValuePosition(false);

    /** By the brackets that are open, each object's with the keys that it has had. */
    private final Map<String, ValuePosition> places = new HashMap<>();

    private final Deque<Open> open = new ArrayDeque<>();
    private final StringBuilder path = new StringBuilder();
    private final Gap.Maker gap = new Gap.Maker();

    private record Open(boolean isObject, int end, int pathLength) {}

    ShapeLearner(Tape tape) {
        this.tape = tape;
    }

    /** The place before any text. */
    ValuePosition start() {
        return start;
    }

    /** Learns from the text on the tape, which is {@code [from, end)} of its bytes, as much as can be learnt from it. */
    void learn(int from, int end) {
        open.clear();
        path.setLength(0);
        gap.clear();
        ValuePosition place = start;
        int at = from;
        for (int entry = 0; entry < tape.size; entry += Tape.CELLS) {
            int begin = tape.start(entry);
            closeBefore(begin);
            if (isScalar(entry)) {
                ValuePosition next = place(isString(entry));
                if (next == null || !connect(place, at, begin, next)) {
                    return;
                }
                place = next;
                at = tape.end(entry);
                gap.clear();
            } else if (!enter(entry, at)) {
                return;
            }
        }
        closeBefore(end);
        connect(place, at, end, null);
    }

    private boolean isScalar(int entry) {
        return (tape.cells[entry + 2] & Tape.KIND_MASK) <= Tape.STRING;
    }

    private boolean isString(int entry) {
        return (tape.cells[entry + 2] & Tape.KIND_MASK) == Tape.STRING;
    }

    private void closeBefore(int index) {
        while (!open.isEmpty() && open.peek().end() <= index) {
            Open closed = open.pop();
            path.setLength(closed.pathLength());
            gap.close(closed.end(), closed.isObject());
        }
    }

    /** Takes a key or an opened container; false when the text cannot be learnt from any further. */
    private boolean enter(int entry, int gapStart) {
        int begin = tape.start(entry);
        int info = tape.cells[entry + 2];
        int kind = info & Tape.KIND_MASK;
        if (begin - gapStart > LONGEST_GAP) {
            return false;
        }
        if (kind == Tape.KEY) {
            if ((info & USABLE_KEY) != USABLE_KEY) {
                return false;
            }
            // No key has quotes in it, as it is plain: whatever else is in it, it can be taken for nothing else.
            path.append('"')
                    .append(new String(tape.bytes, begin, tape.end(entry) - begin, StandardCharsets.ISO_8859_1))
                    .append('"');
            gap.key(begin, tape.end(entry), info);
            return true;
        }
        boolean isObject = kind == Tape.OBJECT;
        if (open.size() == DEEPEST || (isObject && !tape.has(entry, Tape.PLAIN))) {
            return false;
        }
        open.push(new Open(isObject, tape.end(entry), path.length()));
        path.append(isObject ? '{' : '[');
        gap.open(begin, kind);
        return true;
    }

    private @Nullable ValuePosition place(boolean isString) {
        String name = path + (isString ? "s" : "");
        ValuePosition known = places.get(name);
        if (known == null && places.size() < MOST_PLACES) {
            known = new ValuePosition(isString);
            places.put(name, known);
        }
        return known;
    }

    private boolean connect(ValuePosition place, int from, int to, @Nullable ValuePosition next) {
        Gap known = place.find(tape.bytes, from, to);
        if (known != null && known.length() == to - from) {
            return true;
        }
        if (place.isFull() || to - from > LONGEST_GAP) {
            return false;
        }
        place.add(gap.make(tape.bytes, from, to, next));
        return true;
    }
}
