package dev.kdt.generate.learn;

import dev.kdt.json.NumberValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drafts of values that are few, with their weights. */
final class Shares {
    private Shares() {}

    /** A constant, or a choice. */
    static Draft of(List<ValueSet.Listed> listed) {
        if (listed.size() == 1) {
            return Draft.constant(plain(listed.getFirst().value()));
        }
        double total = listed.stream().mapToInt(ValueSet.Listed::count).sum();
        double scale = listed.getLast().count() < total / 200 ? 1_000 : 100;
        boolean areTexts = listed.stream().allMatch(each -> each.value() instanceof StringValue);
        if (areTexts) {
            Map<String, @Nullable Object> weights = new LinkedHashMap<>();
            listed.forEach(
                    each -> weights.put(((StringValue) each.value()).text(), weight(each.count() / total * scale)));
            return Draft.of("choice", weights);
        }
        List<Map<String, @Nullable Object>> weights = new ArrayList<>();
        for (ValueSet.Listed each : listed) {
            Map<String, @Nullable Object> weighted = Draft.map("weight", weight(each.count() / total * scale));
            weighted.put("value", plain(each.value()));
            weights.add(weighted);
        }
        return Draft.of("choice", weights);
    }

    /** Fields with their weights. */
    static Draft ofFields(Map<Draft, Long> weighted) {
        double total = weighted.values().stream().mapToLong(Long::longValue).sum();
        List<Map<String, @Nullable Object>> weights = new ArrayList<>();
        weighted.forEach((draft, count) -> {
            Map<String, @Nullable Object> each = Draft.map("weight", weight(count / total * 100));
            each.put("value", draft.value());
            weights.add(each);
        });
        String remarks = weighted.keySet().stream()
                .map(Draft::remark)
                .filter(each -> !each.isEmpty())
                .distinct()
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
        return Draft.of("choice", weights).remarked(remarks);
    }

    private static Object weight(double weight) {
        return Math.max(1, Math.round(weight));
    }

    private static Object plain(Value value) {
        return switch (value) {
            case StringValue text -> text.text();
            case NumberValue number -> new Draft.Word(number.toString());
            default -> new Draft.Word(value.toString());
        };
    }
}
