package dev.kdt.generate.template;

import dev.kdt.generate.entity.EntityKind;
import dev.kdt.generate.entity.LifeCycle;
import dev.kdt.generate.template.form.Compilation;
import dev.kdt.generate.template.form.EntityNames;
import dev.kdt.generate.template.form.FieldScope;
import dev.kdt.generate.template.form.Known;
import dev.kdt.generate.template.form.ObjectReader;
import dev.kdt.generate.template.form.ParamSpec;
import dev.kdt.generate.template.form.Weights;
import dev.kdt.generate.template.form.Whole;
import dev.kdt.generate.value.ObjectField;
import dev.kdt.generate.value.Quantity;
import dev.kdt.generate.value.Uniform;
import dev.kdt.generate.value.Zipf;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Suggestion;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the kinds of entities, each after the kind that it has one of. */
final class EntitiesReader {
    private static final ObjectField NO_FIELDS = new ObjectField(List.of());

    private final Compilation compilation;
    private final Problems problems;
    private final Map<String, EntityNames> names;
    private final Set<String> begun = new HashSet<>();

    EntitiesReader(Compilation compilation) {
        this.compilation = compilation;
        this.problems = compilation.problems();
        this.names = compilation.entities();
    }

    /** The kinds by their numbers; what is wrong is added to the problems. */
    List<EntityKind> read(@Nullable Node node) {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(node.place(), "'entities' must be names, each with its fields, not " + node.kind());
            return List.of();
        }
        int before = problems.count();
        for (Node.Entry entry : mapping.entries()) {
            declare(entry);
        }
        checkCircles();
        checkOneLives();
        @Nullable EntityKind[] kinds = new EntityKind[names.size()];
        for (Node.Entry entry : mapping.entries()) {
            read(entry.key().text(), mapping, kinds);
        }
        return problems.count() == before
                ? Arrays.stream(kinds).map(Objects::requireNonNull).toList()
                : List.of();
    }

    private void declare(Node.Entry entry) {
        String name = entry.key().text();
        if (!(entry.value() instanceof Node.Mapping kind)) {
            problems.add(
                    entry.value().place(),
                    "entity '" + name + "' must be a mapping with 'fields', not "
                            + entry.value().kind());
            return;
        }
        problems.checkKeys(kind, ParamSpec.names(TemplateSpec.ENTITY), "entity '" + name + "': unknown key '%s'");
        Node with = kind.get("with");
        names.put(
                name,
                new EntityNames(
                        name,
                        names.size(),
                        entry.key().place(),
                        with instanceof Node.Scalar scalar ? scalar.text() : null,
                        Known.root(),
                        Stream.of(kind.get("fields"), kind.get("changing"))
                                .flatMap(each -> StatesReader.names(each).stream())
                                .distinct()
                                .toList(),
                        StatesReader.names(kind.get("states"))));
    }

    private void checkCircles() {
        for (EntityNames each : names.values()) {
            String with = each.with();
            if (with != null && !names.containsKey(with)) {
                problems.add(
                        each.place(),
                        "entity '" + each.name() + "', 'with': there is no entity '" + with + "'"
                                + Suggestion.among(names.keySet(), with));
            }
        }
        Set<String> told = new HashSet<>();
        for (EntityNames each : names.values()) {
            List<String> circle = circle(each);
            if (!circle.isEmpty() && told.addAll(circle)) {
                problems.add(
                        each.place(),
                        "entities in a circle: " + String.join(" with ", circle) + " with " + each.name()
                                + " (leave out one 'with')");
            }
        }
    }

    /** The entities from this one to itself; empty when it does not come to itself. */
    private List<String> circle(EntityNames start) {
        Set<String> way = new LinkedHashSet<>();
        EntityNames each = start;
        while (each != null && way.add(each.name())) {
            each = each.with() == null ? null : names.get(each.with());
        }
        return start.equals(each) ? List.copyOf(way) : List.of();
    }

    private void checkOneLives() {
        List<EntityNames> living =
                names.values().stream().filter(each -> !each.states().isEmpty()).toList();
        for (EntityNames each : living.subList(Math.min(1, living.size()), living.size())) {
            problems.add(
                    each.place(),
                    "entity '" + each.name() + "' has states, and '"
                            + living.getFirst().name() + "' has, too (one kind at the most)");
        }
        for (EntityNames each : names.values()) {
            EntityNames with = each.with() == null ? null : names.get(each.with());
            if (with != null && !with.states().isEmpty()) {
                problems.add(
                        each.place(),
                        "entity '" + each.name() + "' cannot be with '" + with.name()
                                + "', which has states (exchange them: the one that changes has the other)");
            }
        }
    }

    private void read(String name, Node.Mapping all, @Nullable EntityKind[] kinds) {
        EntityNames its = names.get(name);
        if (its == null || !begun.add(name) || !(all.get(name) instanceof Node.Mapping kind)) {
            return;
        }
        EntityNames with = its.with() == null ? null : names.get(its.with());
        if (with != null) {
            read(with.name(), all, kinds);
        }
        FieldScope scope = FieldScope.of(compilation, "entity '" + name + "'", its, its.fields());
        ObjectField fields = fields(kind.get("fields"), scope);
        Node changing = kind.get("changing");
        Node states = kind.get("states");
        if (changing != null && states == null) {
            scope.problem(changing.place(), "'changing' needs 'states', whose steps it changes at");
        }
        ObjectField changes = fields(changing, scope);
        its.fields().complete();
        LifeCycle cycle = states == null ? null : new StatesReader(scope.in("states"), its.states()).read(states);
        long count = count(kind, cycle != null || states != null, scope);
        kinds[its.number()] = new EntityKind(
                name,
                its.number(),
                with == null ? EntityKind.NONE : with.number(),
                fields,
                changes,
                chosen(kind, count, scope),
                count,
                cycle);
    }

    private static ObjectField fields(@Nullable Node node, FieldScope scope) {
        ObjectField read = node == null ? null : ObjectReader.read(node, scope);
        return read == null ? NO_FIELDS : read;
    }

    private static long count(Node.Mapping kind, boolean lives, FieldScope scope) {
        Node node = kind.get("count");
        if (node == null) {
            if (!lives) {
                scope.problem(
                        kind.place(), "'count' is missing (how many there are; or 'states', if they come and go)");
            }
            return Long.MAX_VALUE;
        }
        Long count = Whole.atLeast(1, node, scope.in("count"));
        return count == null ? 1 : count;
    }

    private static Quantity chosen(Node.Mapping kind, long count, FieldScope scope) {
        Node skew = kind.get("skew");
        Double exponent = skew == null ? null : Weights.read(skew, scope.in("skew"));
        return exponent == null ? Uniform.between(1, Math.min(count, Long.MAX_VALUE - 1)) : new Zipf(count, exponent);
    }
}
