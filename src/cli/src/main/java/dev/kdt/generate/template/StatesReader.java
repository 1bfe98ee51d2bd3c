package dev.kdt.generate.template;

import dev.kdt.generate.entity.LifeCycle;
import dev.kdt.generate.entity.LifeCycle.State;
import dev.kdt.generate.template.form.FieldScope;
import dev.kdt.generate.template.form.NumberReader;
import dev.kdt.generate.template.form.Weights;
import dev.kdt.generate.value.AliasTable;
import dev.kdt.generate.value.Quantity;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the states of a kind of entities. */
final class StatesReader {
    private final FieldScope scope;
    private final List<String> names;

    /**
     * Reads states.
     *
     * @param scope of the key {@code states}
     * @param names of all states
     */
    StatesReader(FieldScope scope, List<String> names) {
        this.scope = scope;
        this.names = names;
    }

    /** The names of the states that the node has. */
    static List<String> names(@Nullable Node node) {
        return node instanceof Node.Mapping mapping
                ? mapping.entries().stream().map(each -> each.key().text()).toList()
                : List.of();
    }

    /** The states; null when something is wrong. */
    @Nullable
    LifeCycle read(Node node) {
        if (!(node instanceof Node.Mapping mapping) || mapping.entries().isEmpty()) {
            scope.problem(
                    node.place(), "must be names of states, each with what follows (placed: {after: 20m, next: paid})");
            return null;
        }
        int before = scope.problems().count();
        List<State> states = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            states.add(state(entry.key().text(), entry.value()));
        }
        return scope.problems().count() == before ? new LifeCycle(states) : null;
    }

    private State state(String name, Node node) {
        FieldScope its = scope.in(name);
        State last = new State(name, Quantity.of(0), List.of(), null);
        if (node instanceof Node.Scalar scalar && scalar.type() == Node.Scalar.Type.NULL) {
            return last;
        }
        if (!(node instanceof Node.Mapping mapping)) {
            its.problem(node.place(), "must be a mapping with 'after' and 'next', or {} where the life ends");
            return last;
        }
        its.checkKeys(mapping, TemplateSpec.STATE);
        Node after = mapping.get("after");
        Node next = mapping.get("next");
        Quantity lasts = after == null ? null : NumberReader.spans(after, its.in("after"));
        if (next == null) {
            if (after != null) {
                its.problem(after.place(), "'after' needs 'next', the state that follows then");
            }
            return last;
        }
        Map<Integer, Double> followers = next(next, its.in("next"));
        return followers.isEmpty()
                ? last
                : new State(
                        name,
                        lasts == null ? Quantity.of(0) : lasts,
                        List.copyOf(followers.keySet()),
                        new AliasTable(followers.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()));
    }

    /** States with their weights; empty when something is wrong. */
    private Map<Integer, Double> next(Node node, FieldScope its) {
        int before = its.problems().count();
        Map<Integer, Double> followers = new LinkedHashMap<>();
        switch (node) {
            case Node.Scalar scalar -> followers.put(number(scalar, its), 1.0);
            case Node.Sequence list -> {
                for (Node item : list.items()) {
                    Node.Scalar state = its.read().text(item, its.subject());
                    if (state != null) {
                        followers.put(number(state, its), 1.0);
                    }
                }
            }
            case Node.Mapping mapping -> {
                for (Node.Entry entry : mapping.entries()) {
                    Double weight =
                            Weights.read(entry.value(), its.in(entry.key().text()));
                    followers.put(number(entry.key(), its), weight == null ? 1 : weight);
                }
            }
        }
        double[] weights =
                followers.values().stream().mapToDouble(Double::doubleValue).toArray();
        if (its.problems().count() == before && Weights.areNone(weights)) {
            its.problem(node.place(), Weights.NOTHING);
        }
        return its.problems().count() == before ? followers : Map.of();
    }

    private int number(Node.Scalar state, FieldScope its) {
        int number = names.indexOf(state.text());
        if (number < 0) {
            its.problem(
                    state.place(), "there is no state '" + state.text() + "'" + Suggestion.among(names, state.text()));
        }
        return number;
    }
}
