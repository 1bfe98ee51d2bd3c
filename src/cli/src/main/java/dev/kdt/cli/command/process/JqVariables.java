package dev.kdt.cli.command.process;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** jq's options for the variables of an expression. */
final class JqVariables {
    @Option(
            names = "--arg",
            arity = "2",
            paramLabel = "NAME VALUE",
            hideParamSyntax = true,
            description = "Set $NAME to the text VALUE.")
    private List<String> texts = new ArrayList<>();

    @Option(
            names = "--argjson",
            arity = "2",
            paramLabel = "NAME JSON",
            hideParamSyntax = true,
            description = "Set $NAME to a JSON value.")
    private List<String> values = new ArrayList<>();

    @Option(
            names = "--rawfile",
            arity = "2",
            paramLabel = "NAME FILE",
            hideParamSyntax = true,
            description = "Set $NAME to the text of a file.")
    private List<String> textFiles = new ArrayList<>();

    @Option(
            names = "--slurpfile",
            arity = "2",
            paramLabel = "NAME FILE",
            hideParamSyntax = true,
            description = "Set $NAME to the array of the JSON values in a file.")
    private List<String> valueFiles = new ArrayList<>();

    @Option(
            names = "--args",
            arity = "0..*",
            paramLabel = "TEXT...",
            hideParamSyntax = true,
            description = "The words up to the next option are $ARGS.positional, as texts, and not files.")
    private @Nullable List<String> positionalTexts;

    @Option(
            names = "--jsonargs",
            arity = "0..*",
            paramLabel = "JSON...",
            hideParamSyntax = true,
            description = "As --args, but JSON values.")
    private @Nullable List<String> positionalValues;

    /** The values, once the files are read. */
    private @Nullable Map<String, Value> known;

    /** The files that the options name. */
    List<String> files() {
        List<String> named = new ArrayList<>();
        for (List<String> each : List.of(textFiles, valueFiles)) {
            for (int i = 1; i < each.size(); i += 2) {
                named.add(each.get(i));
            }
        }
        return named;
    }

    /**
     * Checks what stands beside these options.
     *
     * @param expression whether there is one
     * @throws UsageException when options exclude each other, or are for an expression and there is none
     */
    void requireSense(boolean expression) {
        if (positionalTexts != null && positionalValues != null) {
            throw new UsageException(
                    "--args and --jsonargs exclude each other (--jsonargs takes texts, too: --jsonargs '\"text\"' 1)");
        }
        String needing = needing();
        if (!expression && needing != null) {
            throw new UsageException(needing + " is for -e (a pipeline file has no variables of the command line)");
        }
    }

    private @Nullable String needing() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--arg", !texts.isEmpty());
        given.put("--argjson", !values.isEmpty());
        given.put("--rawfile", !textFiles.isEmpty());
        given.put("--slurpfile", !valueFiles.isEmpty());
        given.put("--args", positionalTexts != null);
        given.put("--jsonargs", positionalValues != null);
        return given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /**
     * The values by name, and {@code $ARGS}.
     *
     * @throws UsageException when one is no JSON, or a file cannot be read
     */
    Map<String, Value> values(Session session) {
        if (known == null) {
            known = made(session);
        }
        return known;
    }

    private Map<String, Value> made(Session session) {
        Map<String, Value> named = named(session);
        ObjectValue all = ObjectValue.withRoomFor(named.size());
        for (Map.Entry<String, Value> each : named.entrySet()) {
            all = all.with(Value.of(each.getKey()), each.getValue());
        }
        named.put(
                "ARGS",
                ObjectValue.withRoomFor(2)
                        .with(StringValue.of("positional"), positional())
                        .with(StringValue.of("named"), all));
        return named;
    }

    private ArrayValue positional() {
        List<Value> all = new ArrayList<>();
        if (positionalTexts != null) {
            positionalTexts.forEach(each -> all.add(Value.of(each)));
        } else if (positionalValues != null) {
            positionalValues.forEach(each -> all.add(json("--jsonargs", each)));
        }
        return ArrayValue.of(all);
    }

    /** Of several values of one name the first counts, as with jq. */
    private Map<String, Value> named(Session session) {
        Map<String, Value> named = new LinkedHashMap<>();
        add(named, texts, (name, value) -> Value.of(value));
        add(named, values, (name, value) -> json("--argjson " + name, value));
        add(named, textFiles, (name, its) -> Value.of(new ArgumentFile("--rawfile " + name, its).text(session)));
        add(named, valueFiles, (name, its) -> new ArgumentFile("--slurpfile " + name, its).values(session));
        return named;
    }

    private static void add(Map<String, Value> named, List<String> pairs, BiFunction<String, String, Value> value) {
        for (int i = 0; i < pairs.size(); i += 2) {
            named.putIfAbsent(pairs.get(i), value.apply(pairs.get(i), pairs.get(i + 1)));
        }
    }

    private static Value json(String option, String text) {
        try {
            return new JsonReader().read(Slice.utf8(text));
        } catch (JsonException e) {
            throw new UsageException(option + ": not JSON: " + e.getMessage());
        }
    }
}
