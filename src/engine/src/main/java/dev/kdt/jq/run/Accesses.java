package dev.kdt.jq.run;

import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.Scope.Environment;
import dev.kdt.jq.Scope.Exposure;
import dev.kdt.jq.syntax.Ast;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles what reaches into a value: {@code target[key]}, {@code target[from:to]}, and these with a question mark. */
final class Accesses {
    private final Compiler compiler;
    private final Scope scope;

    Accesses(Compiler compiler, Scope scope) {
        this.compiler = compiler;
        this.scope = scope;
    }

    Node index(Ast.Index index, Names names, Level level) throws JqSyntaxException {
        Node variable = environmentVariable(index, names);
        if (variable != null) {
            return variable;
        }
        Node from = compiler.inner(index.target(), names, level);
        return index.key() instanceof Ast.Literal(StringValue name)
                ? new Field(from, name.freeze(), compiler.place(index.at()))
                : new Index(from, compiler.inner(index.key(), names, level), compiler.place(index.at()));
    }

    /** {@code $ENV.NAME}, where programs may see only the variables that they name; null for anything else. */
    private @Nullable Node environmentVariable(Ast.Index index, Names names) {
        Environment environment = scope.environment();
        if (environment == null
                || environment.exposure() != Exposure.NAMED
                || !(index.key() instanceof Ast.Literal(StringValue name))
                || !isEnvironment(index.target(), names)) {
            return null;
        }
        String value = environment.variables().get(name.text());
        return new Basics.Literal(value == null ? Value.NULL : Value.of(value).freeze());
    }

    private static boolean isEnvironment(Ast target, Names names) {
        return switch (target) {
            case Ast.Variable(String name, int _) -> name.equals("ENV") && names.variable(name) == null;
            case Ast.Call(String name, List<Ast> arguments, int _) ->
                name.equals("env") && arguments.isEmpty() && names.callable(name, 0) == null;
            default -> false;
        };
    }

    Node slice(Ast.Slice slice, Names names, Level level) throws JqSyntaxException {
        return new Index(
                compiler.inner(slice.target(), names, level), bounds(slice, names, level), compiler.place(slice.at()));
    }

    Node optional(Ast access, Names names, Level level) throws JqSyntaxException {
        return switch (access) {
            case Ast.Index index -> optionalIndex(index, names, level);
            case Ast.Slice slice ->
                new OptionalIndex(
                        compiler.inner(slice.target(), names, level),
                        bounds(slice, names, level),
                        compiler.place(slice.at()));
            case Ast.Iterate(Ast target, int at) ->
                new OptionalIterate(compiler.inner(target, names, level), compiler.place(at));
            default -> throw new IllegalStateException("only accesses are optional");
        };
    }

    private Node optionalIndex(Ast.Index index, Names names, Level level) throws JqSyntaxException {
        Node variable = environmentVariable(index, names);
        return variable != null
                ? variable
                : new OptionalIndex(
                        compiler.inner(index.target(), names, level),
                        compiler.inner(index.key(), names, level),
                        compiler.place(index.at()));
    }

    /** A slice is an access, too, whose key is an object of the bounds. */
    private Node bounds(Ast.Slice slice, Names names, Level level) throws JqSyntaxException {
        Node[] keys = {new Basics.Literal(SliceBounds.START), new Basics.Literal(SliceBounds.END)};
        Node[] values = {bound(slice.from(), names, level), bound(slice.to(), names, level)};
        return new ObjectNode(keys, values, new int[] {Node.NOWHERE, Node.NOWHERE});
    }

    private Node bound(@Nullable Ast ast, Names names, Level level) throws JqSyntaxException {
        return ast == null ? new Basics.Literal(Value.NULL) : compiler.inner(ast, names, level);
    }
}
