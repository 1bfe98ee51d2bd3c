package dev.kdt.generate.template.form;

import dev.kdt.generate.time.TimeFormat;
import dev.kdt.generate.value.EntityField;
import dev.kdt.generate.value.EntityField.Part;
import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code of}. */
final class OfForm implements FieldForm {
    private static final String STATE = "state";
    private static final String STEP = "step";
    private static final String BEFORE = "before";
    private static final String BEGAN = "began";

    @Override
    public FormSpec spec() {
        return new FormSpec(
                "of",
                List.of(ParamType.TEXT),
                List.of(),
                List.of(
                        ParamSpec.of("format", ParamType.TEXT, "The format of began, as that of a time."),
                        ParamSpec.of(
                                StatesOfField.KEY,
                                ParamType.FIELDS,
                                "What stands in its place while the entity is in a state: fields by the states'"
                                        + " names.")),
                "A field of an entity, its state, its step (1 at first), when it began, or the entity as an object."
                        + " before is the entity at the step before: null at the first step.",
                List.of(
                        "{ of: order.id }",
                        "{ of: order.state }",
                        "{ of: order.before.note }",
                        "{ of: customer }",
                        "{ of: order.state, in: { placed: new } }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        Node.Scalar text = scope.read().text(value, scope.subject());
        if (text == null) {
            return null;
        }
        List<String> path = new ArrayList<>(Arrays.asList(text.text().split("\\.", -1)));
        EntityNames entity = entity(path.removeFirst(), text.place(), scope);
        if (entity == null) {
            return null;
        }
        boolean before = !path.isEmpty()
                && path.getFirst().equals(BEFORE)
                && !entity.states().isEmpty();
        if (before) {
            path.removeFirst();
        }
        boolean began = path.equals(List.of(BEGAN)) && entity.fields().member(BEGAN) == null;
        Part part = began && !entity.states().isEmpty()
                ? began(field.get("format"), scope)
                : part(entity, path, text, scope);
        if (part == null) {
            return null;
        }
        Field told = new EntityField(entity.number(), before, part);
        Known known = known(entity, path);
        Node states = field.get(StatesOfField.KEY);
        if (states != null) {
            return StatesOfField.read(states, entity, told, known, scope.in(StatesOfField.KEY));
        }
        scope.self().isLike(List.of(known));
        return told;
    }

    private static @Nullable EntityNames entity(String name, Place place, FieldScope scope) {
        EntityNames entity = scope.compilation().entities().get(name);
        if (entity == null) {
            List<String> known = List.copyOf(scope.compilation().entities().keySet());
            scope.problem(
                    place,
                    "there is no entity '" + name + "'"
                            + (known.isEmpty()
                                    ? " (the file has no 'entities'; an earlier field is written jq: ." + name + ")"
                                    : Suggestion.among(known, name)));
            return null;
        }
        EntityNames owner = scope.owner();
        if (owner == null) {
            return entity;
        }
        for (EntityNames each = owner; each != null; each = with(each, scope)) {
            if (each.equals(entity)) {
                return entity;
            }
        }
        scope.problem(
                place,
                "'" + owner.name() + "' has no '" + name + "' (write with: " + name + " in '" + owner.name() + "')");
        return null;
    }

    private static @Nullable EntityNames with(EntityNames entity, FieldScope scope) {
        String with = entity.with();
        return with == null ? null : scope.compilation().entities().get(with);
    }

    private static @Nullable Part began(@Nullable Node format, FieldScope scope) {
        TimeFormat its = TimeFormats.read(format, scope.in("format"));
        return its == null ? null : (entity, out) -> its.write(entity.began(), out);
    }

    private static @Nullable Part part(EntityNames entity, List<String> path, Node.Scalar text, FieldScope scope) {
        boolean own = entity.equals(scope.owner());
        if (!own && !entity.fields().isComplete() && isDeclared(entity, path)) {
            return null; // It is in a circle, which is told.
        }
        if (path.isEmpty() && !own) {
            return Part.all();
        }
        String name = path.isEmpty() ? "" : path.getFirst();
        Known field = entity.fields().member(name);
        if (path.size() == 1 && field != null && !own) {
            return part(field);
        }
        boolean lives = !entity.states().isEmpty();
        if (path.size() == 1 && lives && name.equals(STATE)) {
            return Part.state();
        }
        if (path.size() == 1 && lives && name.equals(STEP)) {
            return Part.step();
        }
        if (own) {
            scope.problem(
                    text.place(),
                    "a field of '" + entity.name() + "' itself is written jq: ." + String.join(".", path));
            return null;
        }
        List<String> known = new ArrayList<>(entity.declared());
        if (lives) {
            known.addAll(List.of(STATE, STEP, BEGAN, BEFORE));
        }
        scope.problem(
                text.place(),
                "'" + entity.name() + "' has no '" + String.join(".", path) + "'" + Suggestion.among(known, name));
        return null;
    }

    /** Whether a path leads to a field of an entity that is not read yet; true as well when its fields cannot be known. */
    private static boolean isDeclared(EntityNames entity, List<String> path) {
        List<String> declared = entity.declared();
        return path.isEmpty() || declared.isEmpty() || (path.size() == 1 && declared.contains(path.getFirst()));
    }

    private static Known known(EntityNames entity, List<String> path) {
        Known field = path.isEmpty() ? entity.fields() : entity.fields().member(path.getFirst());
        return field == null ? new Known(Known.NO_PLACE) : field;
    }

    private static Part part(Known field) {
        var constant = field.constant();
        return constant != null ? (_, out) -> constant.write(out) : Part.field(field.place());
    }
}
