package dev.kdt.cli.command.process;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.JqOption;
import dev.kdt.cli.option.Session;
import dev.kdt.jq.Budget;
import dev.kdt.jq.Scope;
import dev.kdt.jq.Scope.Capability;
import dev.kdt.jq.Scope.Exposure;
import dev.kdt.jq.program.Expression;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** An expression instead of a pipeline, and what it is given. */
final class ExpressionOptions {
    @Option(
            names = {"-e", "--expression"},
            paramLabel = "JQ",
            description = "Run this jq expression instead of a pipeline.")
    private @Nullable String expression;

    @Option(
            names = "--arg",
            arity = "2",
            paramLabel = "NAME VALUE",
            hideParamSyntax = true,
            description = "For -e: set $NAME to the text VALUE.")
    private List<String> texts = new ArrayList<>();

    @Option(
            names = "--argjson",
            arity = "2",
            paramLabel = "NAME JSON",
            hideParamSyntax = true,
            description = "For -e: set $NAME to a JSON value.")
    private List<String> values = new ArrayList<>();

    /** The expression as it was given; null when none was. */
    @Nullable
    String text() {
        return expression;
    }

    /**
     * The expression, compiled with what a jq on the command line has; null when none is given.
     *
     * @param talks what the expression may do besides calculating
     * @throws UsageException when it does not compile, with the place; or when a value is no JSON
     */
    @Nullable
    Expression compile(Session session, Budget budget, Capability... talks) {
        return expression == null ? null : compile(expression, session, budget, talks);
    }

    /** Another expression, compiled in the same way. */
    Expression compile(String source, Session session, Budget budget, Capability... talks) {
        Map<String, Value> named = named();
        ObjectValue all = ObjectValue.withRoomFor(named.size());
        for (Map.Entry<String, Value> each : named.entrySet()) {
            all = all.with(Value.of(each.getKey()), each.getValue());
        }
        named.put(
                "ARGS",
                ObjectValue.withRoomFor(2)
                        .with(StringValue.of("positional"), ArrayValue.of())
                        .with(StringValue.of("named"), all));
        Scope scope = Scope.pure()
                .withVariables("meta")
                .withConstants(named)
                .withEnvironment(session.console().environment(), Exposure.WHOLE)
                .withClock(session.console().clock().withZone(session.console().zone()))
                .with(talks)
                .withBudget(budget);
        return JqOption.compile("-e", source, scope);
    }

    private Map<String, Value> named() {
        Map<String, Value> named = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i += 2) {
            named.put(texts.get(i), Value.of(texts.get(i + 1)));
        }
        for (int i = 0; i < values.size(); i += 2) {
            named.put(values.get(i), json(values.get(i), values.get(i + 1)));
        }
        return named;
    }

    private static Value json(String name, String text) {
        try {
            return new JsonReader().read(Slice.utf8(text));
        } catch (JsonException e) {
            throw new UsageException("--argjson " + name + ": not JSON: " + e.getMessage());
        }
    }
}
