package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Choice;
import dev.kdt.generate.value.Constant;
import dev.kdt.generate.value.Field;
import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code choice}. */
final class ChoiceForm implements FieldForm {
    private static final List<ParamSpec> ITEM = List.of(
            ParamSpec.of("weight", ParamType.NUMBER, "How often, compared to the others; 1."),
            ParamSpec.of("value", ParamType.FIELD, "What is chosen."));

    @Override
    public FormSpec spec() {
        return new FormSpec(
                "choice",
                List.of(ParamType.WEIGHTS),
                List.of(),
                List.of(),
                "One of several values: all as likely, texts with weights, or fields with weights. Values that go with"
                        + " each other are chosen as an object.",
                List.of(
                        "{ choice: [lamp, desk, chair] }",
                        "{ choice: { US: 8, DE: 6, AT: 1 } }",
                        "{ choice: [{ weight: 9, value: ok }, { weight: 1, value: { number: 1..5 } }] }",
                        "{ choice: [{ object: { path: /, status: 200 } }, { object: { path: /old, status: 301 } }] }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        int before = scope.problems().count();
        List<Field> fields = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        List<Known> known = new ArrayList<>();
        switch (value) {
            case Node.Mapping mapping -> {
                for (Node.Entry entry : mapping.entries()) {
                    fields.add(new Constant(Value.of(entry.key().text())));
                    weights.add(weight(entry.value(), scope.in(entry.key().text())));
                }
            }
            case Node.Sequence list -> list.items().forEach(each -> item(each, fields, weights, known, scope));
            case Node.Scalar scalar -> scope.problem(scalar.place(), "must be " + ParamType.WEIGHTS.inWords());
        }
        if (scope.problems().count() > before) {
            return null;
        }
        double[] given = weights.stream().mapToDouble(Double::doubleValue).toArray();
        if (Weights.areNone(given)) {
            scope.problem(value.place(), fields.isEmpty() ? "there is nothing to choose" : Weights.NOTHING);
            return null;
        }
        scope.self().isLike(known);
        return new Choice(fields, given);
    }

    private static void item(Node item, List<Field> fields, List<Double> weights, List<Known> known, FieldScope scope) {
        boolean weighted = item instanceof Node.Mapping mapping
                && (mapping.entry("weight") != null || mapping.entry("value") != null);
        Node value = item;
        double weight = 1;
        if (weighted && item instanceof Node.Mapping mapping) {
            scope.checkKeys(mapping, ITEM);
            Node given = mapping.get("weight");
            weight = given == null ? 1 : weight(given, scope.in("weight"));
            Node chosen = mapping.get("value");
            if (chosen == null) {
                scope.problem(mapping.place(), "'value' is missing");
                return;
            }
            value = chosen;
        }
        FieldScope alternative = scope.alternative();
        Field field = FieldNode.read(value, alternative);
        if (field != null) {
            known.add(alternative.told(field));
            fields.add(field);
            weights.add(weight);
        }
    }

    private static double weight(Node node, FieldScope scope) {
        Double weight = Weights.read(node, scope);
        return weight == null ? 0 : weight;
    }
}
