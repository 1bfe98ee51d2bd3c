package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Calculation;
import dev.kdt.generate.value.CopyField;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.JqField;
import dev.kdt.generate.value.MemberField;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Suggestion;
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
        List<List<String>> paths = RootPaths.of(expression.source());
        if (!areThere(paths, node, scope)) {
            return null;
        }
        List<String> path = RootPaths.simple(expression.source());
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
        return expression == null || !areThere(RootPaths.of(expression.source()), node, scope)
                ? null
                : new Calculation(scope.compilation().number(expression), scope.closing(), scope.subject());
    }

    private static boolean areThere(List<List<String>> paths, Node node, FieldScope scope) {
        boolean found = true;
        for (List<String> path : paths) {
            found &= isThere(path, node, scope);
        }
        return found;
    }

    private static boolean isThere(List<String> path, Node node, FieldScope scope) {
        Known known = scope.root();
        for (int i = 0; i < path.size(); i++) {
            if (!known.isKnownObject()) {
                return true;
            }
            String name = path.get(i);
            Known member = known.member(name);
            if (member == null) {
                boolean later = i == 0 && scope.later().contains(name);
                scope.problem(
                        node.place(),
                        later
                                ? "the field '" + name + "' comes later (move it before this one)"
                                : "no field '" + String.join(".", path.subList(0, i + 1)) + "' comes before this one"
                                        + Suggestion.among(known.names(), name));
                return false;
            }
            known = member;
        }
        if (known == scope.self() && known != scope.root()) {
            scope.problem(node.place(), "the field '" + String.join(".", path) + "' looks at itself");
            return false;
        }
        return true;
    }

    private static @Nullable Known find(List<String> path, Known root) {
        Known known = root;
        for (String name : path) {
            known = known == null ? null : known.member(name);
        }
        return known;
    }
}
