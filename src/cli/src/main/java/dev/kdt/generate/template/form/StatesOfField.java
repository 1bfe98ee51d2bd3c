package dev.kdt.generate.template.form;

import dev.kdt.generate.value.ByState;
import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands in place of a field in some states of its entity. */
final class StatesOfField {
    static final String KEY = "in";

    private StatesOfField() {}

    /**
     * The field that is another one in the states that the node names.
     *
     * @param otherwise in all other states
     * @param itsOwn what is known of that one
     * @param scope of the node
     * @return null when something is wrong
     */
    static @Nullable Field read(Node node, EntityNames entity, Field otherwise, Known itsOwn, FieldScope scope) {
        if (!(node instanceof Node.Mapping mapping)) {
            scope.problem(node.place(), "must be states, each with a field, not " + node.kind());
            return null;
        }
        int before = scope.problems().count();
        List<Known> known = new ArrayList<>(List.of(itsOwn));
        List<Field> fields = new ArrayList<>(Collections.nCopies(entity.states().size(), otherwise));
        for (Node.Entry each : mapping.entries()) {
            String name = each.key().text();
            int state = entity.states().indexOf(name);
            if (state < 0) {
                scope.problem(each.key().place(), unknown(entity, name));
                continue;
            }
            FieldScope alternative = scope.in(name).alternative();
            Field field = FieldNode.read(each.value(), alternative);
            if (field != null) {
                known.add(alternative.told(field));
                fields.set(state, field);
            }
        }
        scope.self().isLike(known);
        return scope.problems().count() == before ? new ByState(entity.number(), fields) : null;
    }

    private static String unknown(EntityNames entity, String name) {
        return entity.states().isEmpty()
                ? "'" + entity.name() + "' has no states"
                : "'" + entity.name() + "' has no state '" + name + "'" + Suggestion.among(entity.states(), name);
    }
}
