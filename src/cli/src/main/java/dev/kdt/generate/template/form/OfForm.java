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
import java.util.Objects;
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
                "A field of an entity, also one in an object (order.address.city), its state, its step (1 at first),"
                        + " when it began, or the entity as an object. before is the entity at the step before: null at"
                        + " the first step.",
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
                : part(entity, path, before, text, scope);
        if (part == null) {
            return null;
        }
        Field told = new EntityField(entity.number(), before, part);
        Known known = Objects.requireNonNullElseGet(known(entity, path), () -> new Known(Known.NO_PLACE));
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
        if (family(owner, scope).contains(entity)) {
            return entity;
        }
        scope.problem(
                place,
                "'" + owner.name() + "' has no '" + name + "' (write with: " + name + " in '" + owner.name() + "')");
        return null;
    }

    /** A kind, the kind that each of its entities has one of, and so on; each once, also where they are in a circle. */
    private static List<EntityNames> family(EntityNames entity, FieldScope scope) {
        List<EntityNames> family = new ArrayList<>();
        EntityNames each = entity;
        while (each != null && !family.contains(each)) {
            family.add(each);
            each = each.with() == null ? null : scope.compilation().entities().get(each.with());
        }
        return family;
    }

    private static @Nullable Part began(@Nullable Node format, FieldScope scope) {
        TimeFormat its = TimeFormats.read(format, scope.in("format"));
        return its == null ? null : (entity, out) -> its.write(entity.began(), out);
    }

    private static @Nullable Part part(
            EntityNames entity, List<String> path, boolean before, Node.Scalar text, FieldScope scope) {
        boolean own = entity.equals(scope.owner());
        if (!own && !entity.fields().isComplete() && isDeclared(entity, path)) {
            return null; // It is in a circle, which is told.
        }
        if (path.isEmpty() && !own) {
            return Part.all();
        }
        String name = path.isEmpty() ? "" : path.getFirst();
        Known field = known(entity, path);
        if (field != null && !own && (field.constant() != null || field.place() >= 0)) {
            return part(field);
        }
        boolean lives = !entity.states().isEmpty();
        if (path.size() == 1 && lives && name.equals(STATE)) {
            return Part.state();
        }
        if (path.size() == 1 && lives && name.equals(STEP)) {
            return Part.step();
        }
        if (own && before) {
            scope.problem(
                    text.place(),
                    "a field of '" + entity.name() + "' does not see the step before (fields of the record do)");
            return null;
        }
        if (own) {
            scope.problem(
                    text.place(),
                    "a field of '" + entity.name() + "' itself is written jq: ." + String.join(".", path));
            return null;
        }
        scope.problem(
                text.place(),
                field != null
                        ? "'" + String.join(".", path) + "' of '" + entity.name()
                                + "' is not kept by itself (give the record the field " + name + ": {of: "
                                + entity.name()
                                + "." + name + "}, then write jq: ." + String.join(".", path) + ")"
                        : "'" + entity.name() + "' has no '" + String.join(".", path) + "'"
                                + remedy(entity, path, scope));
        return null;
    }

    /** What is there instead of a path that leads to nothing. */
    private static String remedy(EntityNames entity, List<String> path, FieldScope scope) {
        boolean isOfAnother = family(entity, scope).stream()
                .anyMatch(each -> !each.equals(entity) && each.name().equals(path.getFirst()));
        if (isOfAnother) {
            return " (write of: " + String.join(".", path) + ": it is that of the '" + entity.name() + "')";
        }
        Known whole = path.size() > 1 ? known(entity, path.subList(0, path.size() - 1)) : null;
        if (whole != null && whole.isKnownObject()) {
            return Suggestion.among(whole.names(), path.getLast());
        }
        List<String> names = new ArrayList<>(entity.declared());
        if (!entity.states().isEmpty()) {
            names.addAll(List.of(STATE, STEP, BEGAN, BEFORE));
        }
        return Suggestion.among(names, path.getFirst());
    }

    /** Whether a path leads to a field of an entity that is not read yet; true as well when its fields cannot be known. */
    private static boolean isDeclared(EntityNames entity, List<String> path) {
        List<String> declared = entity.declared();
        return path.isEmpty() || declared.isEmpty() || declared.contains(path.getFirst());
    }

    /** What a path leads to in an entity; null when that is nothing. */
    private static @Nullable Known known(EntityNames entity, List<String> path) {
        Known known = entity.fields();
        for (String name : path) {
            known = known == null ? null : known.member(name);
        }
        return known;
    }

    private static Part part(Known field) {
        var constant = field.constant();
        return constant != null ? (_, out) -> constant.write(out) : Part.field(field.place());
    }
}
