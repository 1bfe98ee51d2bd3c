package dev.kdt.pipeline.report;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.pipeline.step.Shortened;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what two pipelines make of the same records, and groups the changes by field. */
public final class Comparison {
    private static final int EXAMPLES = 3;

    private final Map<Key, Change> changes = new LinkedHashMap<>();
    private long records;
    private long same;

    /** The kind of change. */
    public enum Kind {
        /** Records end in another way, or at another target: {@code dropped by filter -> kept}. */
        ENDING,
        /** A field has another value. */
        CHANGED,
        /** A field is there now. */
        ADDED,
        /** A field is no longer there. */
        REMOVED,
        /** The value is the same, its bytes are not. */
        SPELLING
    }

    /**
     * Changes of one kind.
     *
     * @param what a field's path, such as {@code .items[].price}, or how records end
     * @param count how many records have it
     * @param examples the first few
     */
    public record Change(Kind kind, String what, long count, List<Example> examples) {}

    /**
     * One record that has a change.
     *
     * @param place of the record
     * @param text the values; may be empty
     */
    public record Example(String place, String text) {}

    private record Key(Kind kind, String what) {}

    /** Adds what both made of one batch. */
    public void add(Results before, Results after) {
        int old = 0;
        int now = 0;
        while (old < before.size() || now < after.size()) {
            int wire = Math.min(wire(before, old), wire(after, now));
            while (wire(before, old) == wire && wire(after, now) == wire) {
                add(before.record(old).position().inWords(), before.outcome(old++), after.outcome(now++));
            }
            old = skip(before, old, wire, "decoded -> not there");
            now = skip(after, now, wire, "not there -> decoded");
        }
    }

    private static int wire(Results results, int index) {
        return index < results.size() ? results.wire(index) : Integer.MAX_VALUE;
    }

    /** Passes over user records that the other pipeline did not find in the wire record. */
    private int skip(Results results, int from, int wire, String what) {
        int at = from;
        for (; wire(results, at) == wire; at++) {
            records++;
            note(Kind.ENDING, what, new Example(results.record(at).position().inWords(), ""));
        }
        return at;
    }

    private void add(String place, Outcome before, Outcome after) {
        records++;
        if (!(before instanceof Outcome.Kept(List<Output> old)) || !(after instanceof Outcome.Kept(List<Output> now))) {
            ended(place, inWords(before), inWords(after));
            return;
        }
        if (old.size() != now.size()) {
            ended(place, results(old.size()), results(now.size()));
            return;
        }
        Map<Key, String> found = new LinkedHashMap<>();
        for (int i = 0; i < old.size(); i++) {
            compare(old.get(i).bytes(), now.get(i).bytes(), found);
            compare(old.get(i).route(), now.get(i).route(), found);
        }
        same += found.isEmpty() ? 1 : 0;
        found.forEach((key, text) -> note(key.kind(), key.what(), new Example(place, text)));
    }

    private void ended(String place, String before, String after) {
        if (before.equals(after)) {
            same++;
        } else {
            note(Kind.ENDING, before + " -> " + after, new Example(place, ""));
        }
    }

    private static void compare(Slice before, Slice after, Map<Key, String> found) {
        if (before.equals(after)) {
            return;
        }
        List<Difference> differences = Difference.between(value(before), value(after));
        for (Difference each : differences) {
            found.putIfAbsent(new Key(kind(each), each.field()), each.values());
        }
        if (differences.isEmpty()) {
            found.putIfAbsent(
                    new Key(Kind.SPELLING, "."), Shortened.of(text(before)) + " -> " + Shortened.of(text(after)));
        }
    }

    private static void compare(@Nullable RouteTarget before, @Nullable RouteTarget after, Map<Key, String> found) {
        if (!Objects.equals(before, after)) {
            found.putIfAbsent(new Key(Kind.ENDING, inWords(before) + " -> " + inWords(after)), "");
        }
    }

    private static String inWords(@Nullable RouteTarget route) {
        return route == null ? "to " + RouteTarget.DEFAULT : "to " + route.name() + " (" + route.target() + ")";
    }

    private static String text(Slice bytes) {
        return bytes.toText().strip();
    }

    private static Kind kind(Difference difference) {
        return difference.before() == null ? Kind.ADDED : difference.after() == null ? Kind.REMOVED : Kind.CHANGED;
    }

    /** Results that are no JSON are compared as texts. */
    private static Value value(Slice bytes) {
        try {
            return new JsonReader().read(bytes);
        } catch (JsonException _) {
            return Value.of(bytes.toText());
        }
    }

    private static String inWords(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Kept _ -> "kept";
            case Outcome.Dropped(String step) -> "dropped by " + step;
            case Outcome.Failed failed -> {
                Failure failure = failed.failure();
                yield "failed in " + failure.where() + ": " + failure.reason();
            }
        };
    }

    private static String results(int count) {
        return count == 0 ? "no result" : count == 1 ? "1 result" : count + " results";
    }

    private void note(Kind kind, String what, Example example) {
        Key key = new Key(kind, what);
        Change known = changes.getOrDefault(key, new Change(kind, what, 0, List.of()));
        List<Example> examples = new ArrayList<>(known.examples());
        if (examples.size() < EXAMPLES) {
            examples.add(example);
        }
        changes.put(key, new Change(kind, what, known.count() + 1, List.copyOf(examples)));
    }

    public long records() {
        return records;
    }

    /** Records of which both made the same. */
    public long same() {
        return same;
    }

    /** The changes, those of the most records first. */
    public List<Change> changes() {
        return changes.values().stream()
                .sorted(Comparator.comparingLong(Change::count).reversed())
                .toList();
    }
}
