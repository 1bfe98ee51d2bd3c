package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.optional;
import static dev.kdt.pipeline.config.FieldSpec.required;

import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;
import java.util.stream.Collectors;

/** {@code timestamp}: writes times in another form. */
final class Timestamp implements StepType {
    private static final List<String> FORMS = List.of("iso", "epoch", "epoch-ms");

    /** Seconds of an ISO-8601 text, with its fraction and its zone. */
    private static final String FROM_ISO = """
        if type == "number" then error("the number \\(.) is not an ISO-8601 time (write from: epoch or from: epoch-ms)") end \
        | (tostring | capture("^(?<d>[0-9-]{10})[T ](?<t>[0-9:]{8})(?<f>\\\\.[0-9]+)?(?<z>Z|[+-][0-9]{2}:?[0-9]{2})$")) // \
        error("not an ISO-8601 time: \\(tojson)") \
        | (.d + "T" + .t + "Z" | fromdateiso8601) + ("0" + (.f // "") | tonumber) \
        - (if .z == "Z" then 0 else (.z[0:1] + "1" | tonumber) * ((.z[1:3] | tonumber) * 3600 + (.z[-2:] | tonumber) * 60) end)\
        """;

    private static final String NUMBER_WANTED = """
        (if type == "number" then . else error("the \\(type) \\(tojson) is not a number, which from: %s is for") end)\
        """;

    private static final String TO_ISO = """
        (. * 1000 | round) as $ms | ($ms / 1000 | floor | todate | .[:-1]) + "." \
        + ("00\\(($ms % 1000 + 1000) % 1000)" | .[-3:]) + "Z\"\
        """;

    private static final StepSpec SPEC = new StepSpec(
            "timestamp",
            "Writes the times at given paths in another form.",
            """
            iso is a text such as 2026-11-22T08:00:00.000Z, in UTC when written, with any offset when read. epoch is a number of \
            seconds, epoch-ms one of milliseconds. null and what is not there stay as they are. A short form of map.\
            """,
            List.of(
                    required("paths", new FieldType.Paths(), "Where the times are."),
                    optional("from", new FieldType.Choice(FORMS), "iso", "Their form now."),
                    optional("to", new FieldType.Choice(FORMS), "iso", "The form to write.")),
            List.of(
                    Example.of(
                            "Milliseconds to a readable time",
                            "timestamp: {paths: .at, from: epoch-ms}",
                            "{\"at\":1795334400123}",
                            "{\"at\":\"2026-11-22T08:00:00.123Z\"}"),
                    Example.of(
                            "Any zone to seconds",
                            "timestamp: {paths: [.at], to: epoch}",
                            "{\"at\":\"2026-11-22T09:00:00+01:00\"}",
                            "{\"at\":1795334400}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) throws StepConfigException {
        String paths = fields.paths("paths").stream()
                .map(each -> "(" + each.source() + ")")
                .collect(Collectors.joining(", "));
        String jq = "(%s | select(. != null)) |= (%s | %s)"
                .formatted(paths, seconds(fields.text("from", "iso")), written(fields.text("to", "iso")));
        return ShortForm.compile(fields, surroundings, jq);
    }

    private static String seconds(String form) {
        return switch (form) {
            case "epoch" -> NUMBER_WANTED.formatted(form);
            case "epoch-ms" -> NUMBER_WANTED.formatted(form) + " / 1000";
            default -> FROM_ISO;
        };
    }

    private static String written(String form) {
        return switch (form) {
            case "epoch" -> ".";
            case "epoch-ms" -> ". * 1000 | round";
            default -> TO_ISO;
        };
    }
}
