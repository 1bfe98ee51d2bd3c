package dev.kdt.jq.run;

import dev.kdt.jq.syntax.Ast;
import dev.kdt.jq.syntax.Pattern;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Binds a program's variables. */
final class Variables {
    private Variables() {}

    /** Whether running {@code ast} sets a slot of the frame that it runs in. */
    static boolean boundIn(Ast ast) {
        return switch (ast) {
            case Ast.Reduce _, Ast.Foreach _, Ast.Bind _, Ast.Label _ -> true;
            case Ast.Identity _, Ast.Descend _, Ast.Literal _, Ast.Format _, Ast.Variable _, Ast.Break _ -> false;
            case Ast.Text(List<Ast> parts) -> parts.stream().anyMatch(Variables::boundIn);
            case Ast.Interpolated(Ast body, String _, int _) -> boundIn(body);
            case Ast.Index(Ast target, Ast key, int _) -> any(target, key);
            case Ast.Slice(Ast target, Ast from, Ast to, int _) ->
                Stream.of(target, from, to).filter(Objects::nonNull).anyMatch(Variables::boundIn);
            case Ast.Optional(Ast access) -> boundIn(access);
            case Ast.Iterate(Ast target, int _) -> boundIn(target);
            case Ast.Pipe(Ast left, Ast right) -> any(left, right);
            case Ast.Comma(Ast left, Ast right) -> any(left, right);
            case Ast.Negate(Ast body, int _) -> boundIn(body);
            case Ast.Binary(var _, Ast left, Ast right, int _) -> any(left, right);
            case Ast.And(Ast left, Ast right) -> any(left, right);
            case Ast.Or(Ast left, Ast right) -> any(left, right);
            case Ast.Alternative(Ast left, Ast right) -> any(left, right);
            case Ast.Assign(Ast target, Ast value, int _) -> any(target, value);
            case Ast.Update(Ast target, Ast update, int _) -> any(target, update);
            case Ast.UpdateWith(Ast target, var _, Ast value, int _) -> any(target, value);
            case Ast.If(Ast condition, Ast then, Ast otherwise) -> boundIn(condition) || any(then, otherwise);
            case Ast.Try(Ast body, Ast handler) -> boundIn(body) || (handler != null && boundIn(handler));
            // What a definition binds is in the frame of its calls.
            case Ast.Define(Ast.Definition definition, Ast body) ->
                boundIn(body) || (definition.parameters().isEmpty() && boundIn(definition.body()));
            case Ast.Call(String _, List<Ast> arguments, int _) ->
                arguments.stream().anyMatch(Variables::boundIn);
            case Ast.ObjectOf(List<Ast.Entry> entries) -> entries.stream().anyMatch(e -> any(e.key(), e.value()));
            case Ast.ArrayOf(Ast body) -> body != null && boundIn(body);
        };
    }

    private static boolean any(Ast left, Ast right) {
        return boundIn(left) || boundIn(right);
    }

    /** The body of a function, with a variable bound for each parameter that takes a value ({@code def f($a): …}). */
    static Ast bindParameters(List<String> parameters, Ast body, int at) {
        Ast bound = body;
        for (String parameter : parameters.reversed()) {
            if (parameter.startsWith("$")) {
                String name = parameter.substring(1);
                bound = new Ast.Bind(new Ast.Call(name, List.of(), at), List.of(new Pattern.Whole(name)), bound);
            }
        }
        return bound;
    }
}
