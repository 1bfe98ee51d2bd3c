package dev.kdt.generate;

import dev.kdt.generate.compiled.Template;
import dev.kdt.generate.template.TemplateReader;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.config.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The built-in templates: the files of {@code samples/templates}, which the program carries. */
public final class Templates {
    /** Their names. */
    public static final List<String> ALL = List.of(
            "orders", "clickstream", "iot", "access-log", "cloudwatch-logs", "cdc-dms", "cdc-debezium", "metrics");

    /** Other names for some of them. */
    public static final Map<String, String> ALIASES = Map.of("clicks", "clickstream", "cdc", "cdc-dms");

    private Templates() {}

    /** The template that users call {@code name}. */
    public static Optional<Template> find(String name) {
        return source(name).map(source -> compiled(name, source));
    }

    /**
     * The template that is known to be there.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static Template named(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no template " + name));
    }

    /** The text of the template's file. */
    public static Optional<String> source(String name) {
        String file = ALIASES.getOrDefault(name, name);
        if (!ALL.contains(file)) {
            return Optional.empty();
        }
        try (InputStream in = Objects.requireNonNull(
                Templates.class.getResourceAsStream("/samples/templates/" + file + ".yaml"), file)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template compiled(String name, String source) {
        try {
            return TemplateReader.read(
                    name, source, new Surroundings(Map.of(), Clock.systemUTC(), Path.of(""), _ -> {}));
        } catch (PipelineException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
