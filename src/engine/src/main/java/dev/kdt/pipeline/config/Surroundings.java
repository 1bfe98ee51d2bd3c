package dev.kdt.pipeline.config;

import dev.kdt.jq.Budget;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The environment of a pipeline.
 *
 * @param environment for {@code ${NAME}} in texts and {@code $ENV.NAME} in expressions
 * @param clock for {@code now}
 * @param folder where the files are that the pipeline names: the folder of the pipeline file
 * @param budget what each expression may take for a record
 * @param warnings told, each time, of what the user ought to know, in one line
 * @param reads told of each file besides its own that the pipeline reads, before it is read
 */
public record Surroundings(
        Map<String, String> environment,
        Clock clock,
        Path folder,
        Budget budget,
        Consumer<String> warnings,
        Consumer<Path> reads) {
    /** With a generous budget, where nobody asks which files are read. */
    public Surroundings(Map<String, String> environment, Clock clock, Path folder, Consumer<String> warnings) {
        this(environment, clock, folder, Budget.GENEROUS, warnings, _ -> {});
    }

    /** The file that the pipeline names so, which it is about to read. */
    public Path file(String name) {
        Path file = folder.resolve(name);
        reads.accept(file);
        return file;
    }
}
