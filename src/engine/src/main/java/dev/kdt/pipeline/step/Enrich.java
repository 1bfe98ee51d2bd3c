package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.optional;
import static dev.kdt.pipeline.config.FieldSpec.required;

import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code enrich}: adds what a file knows of a key. */
final class Enrich implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "enrich",
            "Adds to each record what a CSV or JSON file says about its key.",
            """
            A CSV file has its columns' names in the first line; a JSON file is an array of objects, an object of objects by key, \
            or one object a line. The file is read again when it changes: while it is missing or broken the version before \
            goes on to count, with a warning. A key that stands in it twice is refused at the start; later the first counts, \
            with a warning. Without into, the fields are added to the record, whose own fields win.\
            """,
            List.of(
                    required("file", new FieldType.FileName(), "The lookup file: .csv, .tsv, .json or .ndjson."),
                    required("key", new FieldType.Expression(), "The record's key, a text or a number."),
                    optional(
                            "column",
                            new FieldType.Text(),
                            "the first",
                            "The column or field of the file that holds the keys."),
                    optional("into", new FieldType.Text(), "The field that what was found is put into."),
                    optional(
                            "missing",
                            new FieldType.Choice(List.of("keep", "drop", "fail")),
                            "keep",
                            "What happens to a record whose key is not in the file.")),
            List.of(
                    Example.of(
                            "A country's name and currency",
                            "enrich: {file: countries.csv, key: .country}",
                            "{\"id\":1,\"country\":\"AT\"}",
                            "{\"id\":1,\"country\":\"AT\",\"name\":\"Austria\",\"currency\":\"EUR\"}"),
                    Example.of(
                            "Into a field of its own",
                            "enrich: {file: countries.csv, key: .country, into: land, missing: drop}",
                            "{\"country\":\"JP\"}",
                            "{\"country\":\"JP\",\"land\":{\"country\":\"JP\",\"name\":\"Japan\",\"currency\":\"JPY\"}}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) throws StepConfigException {
        try {
            LookupFile file = LookupFile.open(
                    surroundings.file(fields.text("file")),
                    fields.textOrNull("column"),
                    surroundings.clock(),
                    surroundings.warnings());
            String into = fields.textOrNull("into");
            return new Compiled(
                    fields.step(),
                    file,
                    fields.expression("key"),
                    into == null ? null : StringValue.of(into),
                    fields.text("missing", "keep"));
        } catch (LookupException e) {
            throw new StepConfigException(
                    fields.placeOf("file"), "step '" + fields.step() + "', 'file': " + e.getMessage());
        }
    }

    private record Compiled(
            String name,
            LookupFile file,
            Expression key,
            @Nullable StringValue into,
            String missing) implements Step {
        @Override
        public Worker start(Worker next, CurrentRecord current) {
            Program program = key.program();
            Value[] found = new Value[1];
            return value -> {
                found[0] = Value.NULL;
                try {
                    program.run(value, current, each -> found[0] = each);
                } catch (JqException e) {
                    throw StepFailure.of(name, key, e, value);
                }
                ObjectValue row = found[0].kind() == Kind.NULL ? null : file.row(text(found[0]));
                if (row != null) {
                    next.take(enriched(value, row));
                } else if (missing.equals("keep")) {
                    next.take(value);
                } else if (missing.equals("drop")) {
                    current.dropped(name, () -> "the key " + Shortened.remark(found[0]) + " is not in " + file);
                } else {
                    throw new StepFailure(
                            name, "the key is not in " + file + " (" + Shortened.remark(found[0]) + ")", value);
                }
            };
        }

        private static String text(Value key) {
            return key instanceof StringValue text
                    ? text.text()
                    : key instanceof NumberValue n ? n.toString() : key.toString();
        }

        private Value enriched(Value value, ObjectValue row) {
            if (!(value instanceof ObjectValue object)) {
                throw new StepFailure(
                        name,
                        "only objects can be enriched, not a " + value.kind().typeName(),
                        value);
            }
            if (into != null) {
                return object.with(into, row);
            }
            ObjectValue richer = object;
            for (Entries e = row.entries(); e.next(); ) {
                richer = object.get(e.key()) == null ? richer.with(e.key(), e.value()) : richer;
            }
            return richer;
        }
    }
}
