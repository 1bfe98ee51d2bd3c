package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.jq.syntax.Ast;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** Parts of a program that are the same for every input, as far as jq's compiler sees that. */
final class Constants {
    private Constants() {}

    /** The value; null when the part is no constant to jq, or fails. */
    static @Nullable Value of(@Nullable Ast ast) {
        return switch (ast) {
            case Ast.Literal(Value value) -> value;
            case Ast.Binary binary -> binary(binary);
            case Ast.Pipe(Ast left, Ast.Identity()) -> of(left);
            case Ast.Pipe(Ast.Identity(), Ast right) -> of(right);
            case Ast.ArrayOf(Ast body) -> body == null ? ArrayValue.of() : elements(body, ArrayValue.of());
            case Ast.ObjectOf object -> object(object);
            case null, default -> null;
        };
    }

    private static @Nullable Value binary(Ast.Binary binary) {
        Value left = of(binary.left());
        Value right = of(binary.right());
        if (left == null || right == null) {
            return null;
        }
        try {
            return Arithmetic.function(binary.operator()).apply(Machine.forConstants(), left, right);
        } catch (JqException e) {
            return null;
        }
    }

    private static @Nullable ArrayValue elements(Ast ast, ArrayValue before) {
        if (ast instanceof Ast.Comma(Ast left, Ast right)) {
            ArrayValue first = elements(left, before);
            return first == null ? null : elements(right, first);
        }
        Value last = of(ast);
        return last == null ? null : before.append(last);
    }

    private static @Nullable Value object(Ast.ObjectOf object) {
        ObjectValue made = ObjectValue.withRoomFor(object.entries().size());
        for (Ast.Entry entry : object.entries()) {
            Value value = of(entry.value());
            if (!(of(entry.key()) instanceof StringValue key) || value == null) {
                return null;
            }
            made = made.with(key, value);
        }
        return made;
    }
}
