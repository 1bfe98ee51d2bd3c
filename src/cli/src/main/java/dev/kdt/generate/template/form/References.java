package dev.kdt.generate.template.form;

import dev.kdt.jq.syntax.Ast;
import dev.kdt.json.StringValue;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a jq expression looks at in the record so far, as far as its text tells: a name that cannot be there is a problem. What may
 * have any input, and what catches that something is missing, is let pass.
 */
final class References {
    /** Functions whose argument looks at each element of their input. */
    private static final Set<String> OF_EACH_ELEMENT =
            Set.of("map", "any", "all", "sort_by", "group_by", "unique_by", "min_by", "max_by");

    private static final Seen UNKNOWN = new Seen(null, "", false);

    private final Node node;
    private final FieldScope scope;
    private final Set<String> told = new HashSet<>();
    private @Nullable Known result;

    /**
     * A value on the way of an expression.
     *
     * @param known null when nothing is known of it
     * @param path by which the record leads to it
     * @param isRecord whether it is the record itself, in which other fields come later
     */
    private record Seen(@Nullable Known known, String path, boolean isRecord) {
        String to(String name) {
            return path.isEmpty() ? name : path + "." + name;
        }
    }

    private References(Node node, FieldScope scope) {
        this.node = node;
        this.scope = scope;
    }

    /** Looks through a program; adds a problem for each name that cannot be there. */
    static References of(Ast program, Node node, FieldScope scope) {
        References references = new References(node, scope);
        references.result = references.look(program, new Seen(scope.root(), "", true)).known;
        return references;
    }

    /** Whether all that it looks at may be there. */
    boolean areThere() {
        return told.isEmpty();
    }

    /** What is known of its result; null when nothing is. */
    @Nullable
    Known result() {
        return result;
    }

    /** Looks at what an expression does with its input; returns what is known of its results. */
    private Seen look(Ast ast, Seen input) {
        return switch (ast) {
            case Ast.Identity _ -> input;
            case Ast.Index(Ast target, Ast.Literal(StringValue name), int _) ->
                member(look(target, input), name.text());
            case Ast.Index(Ast target, Ast key, int _) -> {
                look(key, input);
                yield element(look(target, input));
            }
            case Ast.Iterate(Ast target, int _) -> element(look(target, input));
            case Ast.Pipe(Ast left, Ast right) -> look(right, look(left, input));
            case Ast.Call call -> call(call, input);
            case Ast.Slice(Ast target, Ast _, Ast _, int _) -> look(target, input);
            case Ast.Text(List<Ast> parts) -> all(parts, input);
            case Ast.Interpolated part -> all(List.of(part.body()), input);
            case Ast.Comma(Ast left, Ast right) -> all(List.of(left, right), input);
            case Ast.Negate(Ast body, int _) -> all(List.of(body), input);
            case Ast.Binary binary -> all(List.of(binary.left(), binary.right()), input);
            case Ast.And(Ast left, Ast right) -> all(List.of(left, right), input);
            case Ast.Or(Ast left, Ast right) -> all(List.of(left, right), input);
            case Ast.Alternative(Ast left, Ast right) -> all(List.of(left, right), input);
            case Ast.If choice -> all(List.of(choice.condition(), choice.then(), choice.otherwise()), input);
            case Ast.ObjectOf(List<Ast.Entry> entries) -> {
                entries.forEach(each -> all(List.of(each.key(), each.value()), input));
                yield UNKNOWN;
            }
            case Ast.ArrayOf array -> array.body() == null ? UNKNOWN : all(List.of(array.body()), input);
            case Ast.Bind bind -> all(List.of(bind.source(), bind.body()), input);
            case Ast.Reduce reduce -> all(List.of(reduce.source()), input);
            case Ast.Foreach each -> all(List.of(each.source()), input);
            case Ast.Descend _, Ast.Literal _, Ast.Format _, Ast.Optional _, Ast.Assign _ -> UNKNOWN;
            case Ast.Update _, Ast.UpdateWith _, Ast.Try _, Ast.Label _, Ast.Break _, Ast.Define _ -> UNKNOWN;
            case Ast.Variable _ -> UNKNOWN;
        };
    }

    private Seen all(List<Ast> each, Seen input) {
        each.forEach(one -> look(one, input));
        return UNKNOWN;
    }

    private Seen call(Ast.Call call, Seen input) {
        if (call.arguments().size() == 1) {
            Ast argument = call.arguments().getFirst();
            if (OF_EACH_ELEMENT.contains(call.name())) {
                look(argument, element(input));
            } else if (call.name().equals("select")) {
                look(argument, input);
                return input;
            }
        } else if (call.name().equals("first") || call.name().equals("last")) {
            return element(input);
        }
        return UNKNOWN;
    }

    private static Seen element(Seen array) {
        return array.known == null ? UNKNOWN : new Seen(array.known.element(), array.path + "[]", false);
    }

    private Seen member(Seen whole, String name) {
        Known known = whole.known;
        if (known != null && known.element() != null) {
            tell("'" + whole.path + "' is an array, which has no '" + name + "' (write ." + whole.path + "[]." + name
                    + ", or [0] for the first element)");
            return UNKNOWN;
        }
        if (known != null && known.isAlwaysScalar()) {
            tell("'" + whole.path + "' is no object and has no '" + name + "' (write ." + whole.path + ")");
            return UNKNOWN;
        }
        if (known == null || !known.isKnownObject()) {
            return UNKNOWN;
        }
        Known member = known.member(name);
        String path = whole.to(name);
        if (member == null) {
            boolean later = whole.isRecord && scope.later().contains(name);
            tell(
                    later
                            ? "the field '" + name + "' comes later (move it before this one)"
                            : "no field '" + path + "' comes before this one" + Suggestion.among(there(known), name));
            return UNKNOWN;
        }
        if (isBeingRead(member)) {
            tell("the field '" + path + "' looks at itself");
            return UNKNOWN;
        }
        return new Seen(member, path, false);
    }

    /** The names of an object's members that may be looked at. */
    private List<String> there(Known whole) {
        return whole.names().stream()
                .filter(each -> {
                    Known member = whole.member(each);
                    return member != null && !isBeingRead(member);
                })
                .toList();
    }

    /** Whether a value is not there yet; objects and arrays that are being read are there with what they have so far. */
    private boolean isBeingRead(Known member) {
        boolean isWhole = member.isComplete() || member.isKnownObject() || scope.isInArray();
        return member == scope.self() || !isWhole;
    }

    private void tell(String problem) {
        if (told.add(problem)) {
            scope.problem(node.place(), problem);
        }
    }
}
