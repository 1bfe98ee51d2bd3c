package dev.kdt.pipeline.report;

import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what two pipelines make of the same records, and groups the changes by field. */
public final class Comparison {
    private static final int EXAMPLES = 3;

    private final Map<String, Change> changes = new LinkedHashMap<>();
    private long records;
    private long same;

    /**
     * Changes of one kind.
     *
     * @param what a field's path, such as {@code .items[].price}, or what became of the records: {@code kept -> dropped by filter}
     * @param count how many records have it
     * @param examples the first few, each with the record's place
     */
    public record Change(String what, long count, List<String> examples) {}

    /** Adds what both made of one batch: the same user records in the same order. */
    public void add(Results before, Results after) {
        int count = Math.min(before.size(), after.size());
        for (int i = 0; i < count; i++) {
            add(before.record(i).position().inWords(), before.outcome(i), after.outcome(i));
        }
        for (int i = count; i < Math.max(before.size(), after.size()); i++) {
            Results longer = before.size() > count ? before : after;
            records++;
            note(
                    "not decoded into the same records",
                    longer.record(i).position().inWords());
        }
    }

    private void add(String place, Outcome before, Outcome after) {
        records++;
        if (!(before instanceof Outcome.Kept(List<Output> old)) || !(after instanceof Outcome.Kept(List<Output> now))) {
            if (inWords(before).equals(inWords(after))) {
                same++;
            } else {
                note(inWords(before) + " -> " + inWords(after), place);
            }
            return;
        }
        if (old.size() != now.size()) {
            note(old.size() + " results -> " + now.size(), place);
            return;
        }
        Map<String, Difference> byField = new LinkedHashMap<>();
        for (int i = 0; i < old.size(); i++) {
            for (Difference each : differences(old.get(i).bytes(), now.get(i).bytes())) {
                byField.putIfAbsent(each.field(), each);
            }
        }
        same += byField.isEmpty() ? 1 : 0;
        byField.forEach((field, example) -> note(field, place + " " + example));
    }

    private static List<Difference> differences(Slice before, Slice after) {
        return before.equals(after) ? List.of() : Difference.between(value(before), value(after));
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
            case Outcome.Dropped dropped -> "dropped by " + dropped.step();
            case Outcome.Failed failed ->
                "failed in "
                        + (failed.failure().step() == null
                                ? "decode"
                                : failed.failure().step());
        };
    }

    private void note(String what, String example) {
        Change known = changes.getOrDefault(what, new Change(what, 0, List.of()));
        List<String> examples = new ArrayList<>(known.examples());
        if (examples.size() < EXAMPLES) {
            examples.add(example);
        }
        changes.put(what, new Change(what, known.count() + 1, List.copyOf(examples)));
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
                .sorted((a, b) -> Long.compare(b.count(), a.count()))
                .toList();
    }
}
