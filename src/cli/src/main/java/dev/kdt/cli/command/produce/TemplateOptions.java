package dev.kdt.cli.command.produce;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Rate;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Source;
import dev.kdt.generate.Templates;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.generate.compiled.Template;
import dev.kdt.generate.template.TemplateReader;
import dev.kdt.generate.template.form.ShareText;
import dev.kdt.generate.time.TimeRange;
import dev.kdt.jq.Budget;
import dev.kdt.pipeline.ConfigText;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.config.Suggestion;
import dev.kdt.pipeline.config.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of records that are made by a template. */
final class TemplateOptions {
    /** The first event time of seeded records, so that they are the same on every day. */
    private static final Instant SEEDED_START = Instant.parse("2026-01-01T00:00:00Z");

    private static final int MOST_THREADS = 64;

    @Option(
            names = {"-t", "--template"},
            paramLabel = "NAME|FILE",
            description = "Generate records by a template: a file, or a built-in one such as orders (--templates lists"
                    + " them).")
    private @Nullable String template;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "With --template: generate the same records each time.")
    private @Nullable Long seed;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "With --template: event time of the first record (now; with --seed 2026-01-01).")
    private @Nullable Instant start;

    @Option(
            names = "--poison",
            paramLabel = "SHARE",
            description = "With --template: share of records that are broken on purpose, such as 0.1%%.")
    private @Nullable String poison;

    @Option(
            names = "--encode",
            paramLabel = "FORMAT[,LAYER…]",
            description =
                    "With --template: form of the records, such as json, csv, msgpack, avro, protobuf, or json,gzip.")
    private @Nullable String encode;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "With --encode avro or protobuf: file of the schema, or of the descriptor set.")
    private @Nullable String schema;

    @Option(
            names = "--message",
            paramLabel = "NAME",
            description = "With --encode protobuf: full name of the message, such as shop.Order.")
    private @Nullable String message;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "With --template: threads that generate records (1). Their number changes no record.")
    private @Nullable Integer threads;

    /** Whether records are generated. */
    boolean isGiven() {
        return template != null;
    }

    /** @throws UsageException when options do not go together */
    void requireSense(List<String> files) {
        if (template != null && !files.isEmpty()) {
            throw new UsageException(
                    "--template " + template + " and the file " + files.getFirst() + " exclude each other (give one)");
        }
        String alone = alone();
        if (template == null && alone != null) {
            throw new UsageException(alone + " is only for records of a --template");
        }
        if (start != null && !TimeRange.has(start)) {
            throw new UsageException("--start: write a time of the years 1 to 9999");
        }
        if (threads != null && (threads < 1 || threads > MOST_THREADS)) {
            throw new UsageException("--threads: write a number from 1 to " + MOST_THREADS);
        }
    }

    /** An option that is given and has no meaning without a template; null when none is. */
    private @Nullable String alone() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--seed", seed != null);
        given.put("--start", start != null);
        given.put("--poison", poison != null);
        given.put("--encode", encode != null);
        given.put("--schema", schema != null);
        given.put("--message", message != null);
        given.put("--threads", threads != null);
        return given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /**
     * The records.
     *
     * @param rate at which they are sent; null for as fast as possible
     * @throws PipelineException with all that is wrong in the template
     */
    Source source(long count, @Nullable Rate rate, Session session) throws PipelineException {
        Template compiled = options(template(session), session);
        long seeded = seed == null ? RandomGenerator.getDefault().nextLong() : seed;
        Instant first = start != null
                ? start
                : seed != null ? SEEDED_START : session.console().clock().instant();
        Generation generation = rate != null && seed == null && start == null
                ? compiled.generation(seeded, first, rate.perSecond())
                : compiled.generation(seeded, first);
        return new TemplateSource(
                String.valueOf(template), generation, count, threads == null ? 1 : threads, session.messages()::warn);
    }

    private Template template(Session session) throws PipelineException {
        String name = String.valueOf(template);
        Template builtIn = Templates.find(name).orElse(null);
        if (builtIn != null) {
            return builtIn;
        }
        Path file = session.console().path(name);
        if (!Files.isRegularFile(file) && !name.contains("/") && !name.contains(".")) {
            List<String> known = new ArrayList<>(Templates.ALL);
            String suggestion = Suggestion.among(known, name);
            throw new UsageException("there is no template '" + name + "' and no file of that name" + suggestion);
        }
        Surroundings surroundings = Surroundings.of(
                file,
                session.console().environment(),
                session.console().clock(),
                Budget.STRICT, // A record that never ends is an error, not a run that hangs.
                session.messages()::warn);
        return TemplateReader.read(name, ConfigText.of(file, "template file"), surroundings);
    }

    private Template options(Template given, Session session) {
        Template template = given;
        if (poison != null) {
            Double share = ShareText.parse(poison);
            if (share == null) {
                throw new UsageException("--poison: '" + poison + "' is not a share (write 1%, 0.5% or 1/100)");
            }
            template = template.withPoison(share);
        }
        if (encode != null) {
            template = template.withEncoding(
                    EncodeWords.encoding(encode, schema, message, template.fieldNames(), session));
        } else if (schema != null || message != null) {
            throw new UsageException((schema != null ? "--schema" : "--message") + " needs --encode avro or protobuf");
        }
        return template;
    }
}
