package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Calculation;
import dev.kdt.generate.value.CopyField;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.JqField;
import dev.kdt.generate.value.MemberField;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.syntax.Ast;
import dev.kdt.jq.syntax.Parser;
import dev.kdt.json.StringValue;
import dev.kdt.pipeline.config.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads jq expressions over the record so far. A simple path is no program: the field that it leads to is copied. */
public final class JqReader {
    private JqReader() {}

    /** The field that an expression gives; null when something is wrong. */
    public static @Nullable Field field(Node node, FieldScope scope) {
        Expression expression = scope.read().expression(node, scope.subject());
        if (expression == null) {
            return null;
        }
        Ast program = parsed(expression);
        References references = References.of(program, node, scope);
        if (!references.areThere()) {
            return null;
        }
        if (references.result() != null && scope.isField()) {
            scope.self().isLike(List.of(references.result()));
        }
        List<String> path = simplePath(program);
        Known earlier = path == null ? null : find(path, scope.root());
        if (earlier != null && earlier.constant() != null) {
            return earlier.constant();
        }
        if (earlier != null && isKept(earlier)) {
            return new CopyField(earlier.place());
        }
        Calculation calculation =
                new Calculation(scope.compilation().number(expression), scope.closing(), scope.subject());
        Field member = path == null ? null : member(path, calculation, scope.root());
        return member == null ? new JqField(calculation) : member;
    }

    /** What a path leads to in the value of the last field on it that is kept; null when none is. */
    private static @Nullable Field member(List<String> path, Calculation calculation, Known root) {
        for (int length = path.size() - 1; length > 0; length--) {
            Known whole = find(path.subList(0, length), root);
            if (whole != null && isKept(whole)) {
                return new MemberField(whole.place(), path.subList(length, path.size()), calculation);
            }
        }
        return null;
    }

    private static boolean isKept(Known field) {
        return field.place() >= 0 && field.isComplete();
    }

    /** An expression that is worked out anew each time; null when something is wrong. */
    static @Nullable Calculation calculation(Node node, FieldScope scope) {
        Expression expression = scope.read().expression(node, scope.subject());
        return expression == null
                        || !References.of(parsed(expression), node, scope).areThere()
                ? null
                : new Calculation(scope.compilation().number(expression), scope.closing(), scope.subject());
    }

    private static @Nullable Known find(List<String> path, Known root) {
        Known known = root;
        for (String name : path) {
            known = known == null ? null : known.member(name);
        }
        return known;
    }

    private static Ast parsed(Expression expression) {
        try {
            return Parser.parse(expression.source());
        } catch (JqSyntaxException e) {
            throw new IllegalArgumentException("an expression that compiles: " + expression.source(), e);
        }
    }

    /** The names one after the other that are all of a program; null when it is no simple path. */
    private static @Nullable List<String> simplePath(Ast program) {
        if (!(program instanceof Ast.Index(Ast target, Ast.Literal(StringValue name), int _))) {
            return null;
        }
        List<String> before = target instanceof Ast.Identity ? new ArrayList<>() : simplePath(target);
        if (before != null) {
            before.add(name.text());
        }
        return before;
    }
}
