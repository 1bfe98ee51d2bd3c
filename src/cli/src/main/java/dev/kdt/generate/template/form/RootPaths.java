package dev.kdt.generate.template.form;

import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.syntax.Ast;
import dev.kdt.jq.syntax.Parser;
import dev.kdt.json.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths by which a jq expression looks at the record itself, such as {@code .customer.id}, as far as its text tells. */
final class RootPaths {
    private final List<List<String>> found = new ArrayList<>();

    private RootPaths() {}

    /** The paths in an expression that compiles; each has one name at least. */
    static List<List<String>> of(String source) {
        RootPaths paths = new RootPaths();
        paths.look(parsed(source));
        return paths.found;
    }

    /** The path that is all of an expression; null when it is no simple path. */
    static @Nullable List<String> simple(String source) {
        return path(parsed(source));
    }

    private static Ast parsed(String source) {
        try {
            return Parser.parse(source);
        } catch (JqSyntaxException e) {
            throw new IllegalArgumentException("an expression that compiles: " + source, e);
        }
    }

    private static @Nullable List<String> path(Ast ast) {
        if (!(ast instanceof Ast.Index(Ast target, Ast.Literal(StringValue name), int _))) {
            return null;
        }
        List<String> before = target instanceof Ast.Identity ? new ArrayList<>() : path(target);
        if (before != null) {
            before.add(name.text());
        }
        return before;
    }

    /** Looks at what has the record as its input. */
    private void look(Ast ast) {
        List<String> path = path(ast);
        if (path != null) {
            found.add(path);
            return;
        }
        switch (ast) {
            case Ast.Text text -> text.parts().forEach(this::look);
            case Ast.Interpolated part -> look(part.body());
            case Ast.Index index -> both(index.target(), index.key());
            case Ast.Slice slice -> look(slice.target());
            case Ast.Iterate iterate -> look(iterate.target());
            case Ast.Pipe pipe -> look(pipe.left());
            case Ast.Comma comma -> both(comma.left(), comma.right());
            case Ast.Negate negate -> look(negate.body());
            case Ast.Binary binary -> both(binary.left(), binary.right());
            case Ast.And and -> both(and.left(), and.right());
            case Ast.Or or -> both(or.left(), or.right());
            case Ast.Alternative or -> both(or.left(), or.right());
            case Ast.If choice -> {
                look(choice.condition());
                both(choice.then(), choice.otherwise());
            }
            case Ast.ObjectOf object -> object.entries().forEach(each -> both(each.key(), each.value()));
            case Ast.ArrayOf array -> {
                if (array.body() != null) {
                    look(array.body());
                }
            }
            case Ast.Bind bind -> both(bind.source(), bind.body());
            case Ast.Reduce reduce -> look(reduce.source());
            case Ast.Foreach each -> look(each.source());
            // What follows may have another input, or catches what is missing.
            case Ast.Identity _, Ast.Descend _, Ast.Literal _, Ast.Format _, Ast.Optional _, Ast.Assign _ -> {}
            case Ast.Update _, Ast.UpdateWith _, Ast.Try _, Ast.Label _, Ast.Break _, Ast.Define _ -> {}
            case Ast.Call _, Ast.Variable _ -> {}
        }
    }

    private void both(Ast left, Ast right) {
        look(left);
        look(right);
    }
}
