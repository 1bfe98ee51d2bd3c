package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.required;

import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Suggestion;
import dev.kdt.pipeline.config.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code route}: says which target a record's results go to. */
final class Route implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "route",
            "Sends records to other targets than --to, each to the one that a jq expression names.",
            """
            The expression gives the name of one of the targets, which are listed here: a record can never choose another place. null, \
            and no result, leave a record where it was going: to the target of an earlier route step, or to the one of --to. \
            Several results send a copy to each. A name that is not listed fails the record. Steps behind this one still work \
            on the record, and all that they make of it goes there. Targets are streams and delivery streams; a variable of the environment may stand in them, such as \
            firehose:${STAGE}-errors. kdt run and a function for a stream look for all of them before they read. kdt \
            process sends results to them only if --to names a stream or delivery stream; else it only counts them, and -o \
            envelope shows the target of each as to. Test cases check them with expect-routed. A transformation of Firehose has \
            one answer and no routes.\
            """,
            List.of(
                    required("to", new FieldType.Expression(), "The expression that gives a target's name, or null."),
                    required(
                            "targets",
                            new FieldType.Names("names, each with firehose:NAME or kinesis:NAME"),
                            "The targets by name.")),
            List.of(
                    Example.of(
                            "Errors to a delivery stream of their own, all else to --to",
                            """
                            route:
                              to: if .level == "error" then "errors" else null end
                              targets: {errors: "firehose:log-errors"}\
                            """,
                            "{\"level\":\"error\"}",
                            "{\"level\":\"error\"}"),
                    Example.of(
                            "By kind, and all of it to --to as well",
                            """
                            route:
                              to: null, .kind
                              targets: {click: "kinesis:clicks", view: "kinesis:views"}\
                            """,
                            "{\"kind\":\"view\"}",
                            "{\"kind\":\"view\"}",
                            "{\"kind\":\"view\"}")));

    /** The services that take results, and the names of their streams. */
    private static final Map<String, Pattern> SERVICES = Map.of(
            "firehose", Pattern.compile("[a-zA-Z0-9_.-]{1,64}"), "kinesis", Pattern.compile("[a-zA-Z0-9_.-]{1,128}"));

    private static final Pattern WORD = Pattern.compile("([^:]*):(.*)", Pattern.DOTALL);

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) throws StepConfigException {
        Map<String, RouteTarget> targets = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : fields.names("targets").entrySet()) {
            String name = each.getKey();
            String problem = problem(name, each.getValue());
            if (problem != null) {
                throw new StepConfigException(
                        fields.placeOf("targets"),
                        "step '" + fields.step() + "', 'targets', '" + name + "': " + problem);
            }
            targets.put(name, new RouteTarget(name, each.getValue()));
        }
        if (targets.isEmpty()) {
            throw new StepConfigException(
                    fields.placeOf("targets"),
                    "step '" + fields.step()
                            + "', 'targets' is empty (write a name and firehose:NAME or kinesis:NAME)");
        }
        return new Compiled(fields.step(), fields.expression("to"), targets);
    }

    private static @Nullable String problem(String name, String target) {
        if (name.equals(RouteTarget.DEFAULT)) {
            return "this name means the target of --to (give it another)";
        }
        Matcher word = WORD.matcher(target);
        String service = word.matches() ? word.group(1) : "";
        Pattern names = SERVICES.get(service);
        if (names == null) {
            return "'" + target + "' is neither firehose:NAME nor kinesis:NAME"
                    + (service.isEmpty() ? "" : Suggestion.among(List.copyOf(SERVICES.keySet()), service));
        }
        return names.matcher(word.group(2)).matches()
                ? null
                : "'" + target + "' names nothing: a name has letters, digits, hyphens, underscores and dots";
    }

    private record Compiled(String name, Expression to, Map<String, RouteTarget> targets) implements Step {
        @Override
        public List<RouteTarget> routes() {
            return List.copyOf(targets.values());
        }

        @Override
        public Worker start(Worker next, CurrentRecord current) {
            return new Routing(this, next, current);
        }
    }

    private static final class Routing implements Worker {
        private final Compiled step;
        private final Program program;
        private final Worker next;
        private final CurrentRecord current;

        Routing(Compiled step, Worker next, CurrentRecord current) {
            this.step = step;
            this.program = step.to().program();
            this.next = next;
            this.current = current;
        }

        @Override
        public void take(Value value) {
            // Collected first: a step behind this one that breaks is not to be taken for this step's expression.
            List<@Nullable RouteTarget> chosen = new ArrayList<>(1);
            try {
                program.run(value, current, result -> chosen.add(target(result, value)));
            } catch (JqException e) {
                throw StepFailure.of(step.name(), step.to(), e, value);
            }
            if (chosen.isEmpty()) {
                next.take(value);
                return;
            }
            RouteTarget before = current.route();
            for (RouteTarget each : chosen) {
                current.routeTo(each == null ? before : each);
                next.take(value);
            }
            current.routeTo(before);
        }

        /** The target of that name; null for the one that the record was going to. */
        private @Nullable RouteTarget target(Value name, Value value) {
            if (name.equals(Value.NULL)) {
                return null;
            }
            if (!(name instanceof StringValue text)) {
                throw new StepFailure(
                        step.name(),
                        "a target is named by a string or null, and this is "
                                + name.kind().typeName(),
                        value);
            }
            RouteTarget target = step.targets().get(text.text());
            if (target == null) {
                throw new StepFailure(
                        step.name(),
                        "no target is named " + Shortened.of(name) + " (there are: "
                                + String.join(", ", step.targets().keySet()) + ")",
                        value);
            }
            return target;
        }
    }
}
