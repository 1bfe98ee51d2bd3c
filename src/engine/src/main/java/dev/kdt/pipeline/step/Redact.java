package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.optional;

import dev.kdt.json.Value;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;

/** {@code redact}: makes values unreadable. */
final class Redact implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "redact",
            "Makes values unreadable, at given paths or of detected kinds: masked, hashed, or cut short.",
            """
            mask puts * in place of every character but the last ones that keep says. hash puts the HMAC-SHA-256 of the value \
            under the salt, 64 hexadecimal digits, so that equal values stay equal and cannot be looked up without the salt. \
            truncate keeps the first characters only. A value that is not there or null stays as it is; one that is no text is \
            redacted as the JSON text that it is, and becomes a text.\
            """,
            List.of(
                    optional(
                            "paths",
                            new FieldType.Paths(),
                            "Where the values are; with detect: where to look, everywhere if left out."),
                    optional(
                            "detect",
                            new FieldType.Choices(Detector.words()),
                            "Kinds of personal data to find inside of texts; only what is found is redacted."),
                    optional("how", new FieldType.Choice(Redaction.HOW), "mask", "What is done to them."),
                    optional(
                            "salt",
                            new FieldType.Text(),
                            "For hash, and required there: what makes the hashes yours, such as ${ORDERS_SALT}."),
                    optional(
                            "keep",
                            new FieldType.Whole(0, 1_000_000),
                            "0 for mask, 4 for truncate",
                            "How many characters stay: the last ones for mask, the first ones for truncate.")),
            List.of(
                    Example.of(
                            "Mask all but the last four digits",
                            "redact: {paths: .card, keep: 4}",
                            "{\"id\":1,\"card\":\"4111111111111111\"}",
                            "{\"id\":1,\"card\":\"************1111\"}"),
                    Example.of(
                            "Hash every item's mail address",
                            "redact: {paths: '.items[].email', how: hash, salt: pepper}",
                            "{\"items\":[{\"email\":\"a@example.com\"},{\"email\":null}]}",
                            "{\"items\":[{\"email\":\"0d82dbe2be03899b10c80a2e6a717fa65f62bc302812870323d40b687f26808b\"},{\"email\":null}]}"),
                    Example.of(
                            "Personal data anywhere in the record",
                            "redact: {detect: [email, card, phone, ip]}",
                            "{\"note\":\"ask ada@example.com, +49 30"
                                    + " 1234567\",\"card\":4111111111111111,\"from\":\"10.0.0.17:443\"}",
                            "{\"note\":\"ask ***************,"
                                    + " **************\",\"card\":\"****************\",\"from\":\"*********:443\"}"),
                    Example.of(
                            "Keep the start of a post code",
                            "redact: {paths: [.zip], how: truncate, keep: 2}",
                            "{\"zip\":\"10115\"}",
                            "{\"zip\":\"10\"}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) throws StepConfigException {
        if (!fields.has("paths") && !fields.has("detect")) {
            throw new StepConfigException(
                    fields.place(), "step '" + fields.step() + "': give 'paths', 'detect' or both");
        }
        List<Path> paths = fields.paths("paths").stream().map(Path::of).toList();
        List<Detector> kinds = fields.texts("detect").stream().map(Detector::of).toList();
        return new Compiled(fields.step(), paths, kinds, Redaction.of(fields));
    }

    private record Compiled(String name, List<Path> paths, List<Detector> kinds, Redaction how) implements Step {
        @Override
        public Redacted redacted() {
            // Where data is detected, only what is found is a secret.
            return new Redacted(kinds.isEmpty() ? paths : List.of(), kinds);
        }

        @Override
        public Worker start(Worker next, CurrentRecord current) {
            Redaction.Rewriter plain = how.start();
            Redaction.Rewriter rewriter = kinds.isEmpty() ? plain : new Detection(kinds, plain);
            if (paths.isEmpty()) {
                return value -> next.take(rewriter.rewrite(value));
            }
            List<Path.Walker> walkers = paths.stream().map(Path::start).toList();
            return value -> {
                Value redacted = value;
                for (Path.Walker each : walkers) {
                    redacted = each.rewrite(redacted, current, rewriter, name);
                }
                next.take(redacted);
            };
        }
    }
}
