package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.optional;
import static dev.kdt.pipeline.config.FieldSpec.required;

import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;

/** {@code parse}: makes values of texts that hold more than they show. */
final class Parse implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "parse",
            "Makes a value of a text: JSON inside a string, key=value pairs, cells, a URL's query, a time.",
            """
            The text is replaced by what it says. json: the value. key-value: an object of the pairs, which stand between spaces \
            or commas, their values in double quotes where they hold one; a word without = becomes true. csv: an array of the \
            cells of one line. query: an object of the parameters, percent signs and pluses decoded; of one that comes twice \
            an array. timestamp: seconds since 1970 of an ISO-8601 time. null and what is not there stay as they are; anything \
            else that is no text, or is not of the form, fails the record.\
            """,
            List.of(
                    required("paths", new FieldType.Paths(), "Where the texts are; . for the record itself."),
                    optional("as", new FieldType.Choice(TextForm.words()), "json", "What the texts hold.")),
            List.of(
                    Example.of(
                            "JSON in a string",
                            "parse: .detail",
                            "{\"id\":1,\"detail\":\"{\\\"a\\\": 1}\"}",
                            "{\"id\":1,\"detail\":{\"a\":1}}"),
                    Example.of(
                            "A log line of pairs",
                            "parse: {paths: ., as: key-value}",
                            "\"level=info msg=\\\"all is well\\\" retry\"",
                            "{\"level\":\"info\",\"msg\":\"all is well\",\"retry\":true}"),
                    Example.of(
                            "A URL's query",
                            "parse: {paths: .q, as: query}",
                            "{\"q\":\"?tag=a&tag=b%20c&lang=de\"}",
                            "{\"q\":{\"tag\":[\"a\",\"b c\"],\"lang\":\"de\"}}"),
                    Example.of(
                            "A line of cells",
                            "parse: {paths: .row, as: csv}",
                            "{\"row\":\"1,\\\"a, b\\\",\"}",
                            "{\"row\":[\"1\",\"a, b\",\"\"]}"),
                    Example.of(
                            "A time",
                            "parse: {paths: .at, as: timestamp}",
                            "{\"at\":\"2026-11-22T09:00:00.5+01:00\"}",
                            "{\"at\":1795334400.5}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) {
        List<Path> paths = fields.paths("paths").stream().map(Path::of).toList();
        return new Compiled(fields.step(), paths, TextForm.of(fields.text("as", "json")));
    }

    private record Compiled(String name, List<Path> paths, TextForm form) implements Step {
        @Override
        public Worker start(Worker next, CurrentRecord current) {
            TextForm.Reader reader = form.start();
            List<Path.Walker> walkers = paths.stream().map(Path::start).toList();
            return value -> {
                Value parsed = value;
                for (Path.Walker each : walkers) {
                    parsed = each.rewrite(parsed, current, inner -> read(inner, reader), name);
                }
                next.take(parsed);
            };
        }

        private Value read(Value text, TextForm.Reader reader) {
            try {
                return TextForm.read(text, reader);
            } catch (TextFormException e) {
                throw new StepFailure(name, String.valueOf(e.getMessage()), text);
            }
        }
    }
}
