package dev.kdt.pipeline.config;

import dev.kdt.codec.schema.SchemaRegistry;
import dev.kdt.jq.Budget;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a pipeline.
 *
 * @param environment for {@code ${NAME}} in texts and {@code $ENV.NAME} in expressions
 * @param clock for {@code now}
 * @param folder where the files are that the pipeline names: the folder of the pipeline file
 * @param budget what each expression may take for a record
 * @param warnings told, each time, of what the user ought to know, in one line
 * @param reads told of each file besides its own that the pipeline reads, before it is read
 * @param glue the schema registry of AWS Glue, opened only for a pipeline that names it; null where there is none
 */
public record Surroundings(
        Map<String, String> environment,
        Clock clock,
        Path folder,
        Budget budget,
        Consumer<String> warnings,
        Consumer<Path> reads,
        @Nullable Supplier<SchemaRegistry> glue) {
    /** Without a schema registry. */
    public Surroundings(
            Map<String, String> environment,
            Clock clock,
            Path folder,
            Budget budget,
            Consumer<String> warnings,
            Consumer<Path> reads) {
        this(environment, clock, folder, budget, warnings, reads, null);
    }

    /** With a generous budget, where nobody asks which files are read. */
    public Surroundings(Map<String, String> environment, Clock clock, Path folder, Consumer<String> warnings) {
        this(environment, clock, folder, Budget.GENEROUS, warnings, _ -> {});
    }

    /** Those of a pipeline file, where nobody asks which files are read, without a schema registry. */
    public static Surroundings of(
            Path file, Map<String, String> environment, Clock clock, Budget budget, Consumer<String> warnings) {
        Path folder = file.toAbsolutePath().getParent();
        return new Surroundings(environment, clock, folder == null ? Path.of("") : folder, budget, warnings, _ -> {});
    }

    /** The same with this registry of AWS Glue. */
    public Surroundings withGlue(Supplier<SchemaRegistry> registry) {
        return new Surroundings(environment, clock, folder, budget, warnings, reads, registry);
    }

    /** The file that the pipeline names so, which it is about to read. */
    public Path file(String name) {
        Path file = folder.resolve(name);
        reads.accept(file);
        return file;
    }
}
