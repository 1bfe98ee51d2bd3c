package dev.kdt.generate.learn;

import dev.kdt.json.NumberValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values of a field that a template lists, as JSON by their fingerprints: between them relations are looked for. */
final class ListedValues {
    private ListedValues() {}

    /** The values; empty when those of the field are not listed. */
    static Map<Long, String> of(FieldProfile field) {
        Map<Long, String> values = new LinkedHashMap<>();
        if (field.usualTypes().size() != 1 || field.place().isInArray() || EventTime.times(field) != null) {
            return values;
        }
        switch (field.usualTypes().getFirst()) {
            case TEXT -> {
                String name = field.place().name();
                if (!PersonalData.isNameOfPerson(name)
                        && PersonalData.of(field.texts().sample(), name) == null) {
                    addAll(field.texts().set(), values);
                }
            }
            case NUMBER -> addAll(field.numbers().set(), values);
            case BOOLEAN -> {
                values.put(Fingerprint.of("true"), "true");
                values.put(Fingerprint.of("false"), "false");
            }
            case OBJECT, ARRAY -> {
                // Their fields are looked at, one by one.
            }
        }
        if (!values.isEmpty() && field.nulls() > 0) {
            values.put(Fingerprint.of("null"), "null");
        }
        return values;
    }

    private static void addAll(ValueSet set, Map<Long, String> values) {
        boolean isPersonal = set.listed().stream()
                .anyMatch(each -> each.value() instanceof StringValue text && PersonalData.isIn(text.text()));
        for (ValueSet.Listed each : set.listed()) {
            if (!isPersonal) {
                values.put(Fingerprint.of(each.value()), json(each.value()));
            }
        }
    }

    private static String json(Value value) {
        return value instanceof StringValue text ? TemplateText.doubleQuoted(text.text()) : value.toString();
    }

    /** Whether each value is a JSON text that has one form only, so that it can be looked up. */
    static boolean areKeys(FieldProfile field) {
        return switch (field.usualTypes().getFirst()) {
            case TEXT, BOOLEAN -> true;
            case NUMBER ->
                field.numbers().set().listed().stream()
                        .allMatch(
                                each -> ((NumberValue) each.value()).toString().matches("-?\\d{1,15}"));
            case OBJECT, ARRAY -> false;
        };
    }
}
