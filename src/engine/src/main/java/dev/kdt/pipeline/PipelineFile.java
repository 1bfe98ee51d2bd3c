package dev.kdt.pipeline;

import dev.kdt.jq.Budget;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.NodeReader;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A pipeline file, read and compiled.
 *
 * @param pipeline what it describes
 * @param tests the cases in it
 */
public record PipelineFile(Pipeline pipeline, List<TestCase> tests) {
    /**
     * Reads and compiles a pipeline file: YAML, or JSON.
     *
     * @param environment for {@code ${NAME}} and {@code $ENV.NAME}
     * @param warnings told of what the user ought to know, a line each
     * @throws PipelineException with all that is wrong in it, or when it cannot be read
     */
    public static PipelineFile load(Path file, Map<String, String> environment, Clock clock, Consumer<String> warnings)
            throws PipelineException {
        return load(file, Surroundings.of(file, environment, clock, Budget.GENEROUS, warnings));
    }

    /**
     * Reads and compiles a pipeline file in surroundings of the caller's own.
     *
     * @throws PipelineException with all that is wrong in it, or when it cannot be read
     */
    public static PipelineFile load(Path file, Surroundings surroundings) throws PipelineException {
        return parse(file.toString(), ConfigText.of(file, "pipeline file"), surroundings);
    }

    /**
     * Compiles the text of a pipeline file.
     *
     * @param name of the file, for messages; without its folders and ending it is the pipeline's name if the file has none
     */
    public static PipelineFile parse(String name, String text, Surroundings surroundings) throws PipelineException {
        Problems problems = new Problems();
        Node root = NodeReader.read(name, text, problems);
        if (root == null && problems.isEmpty()) {
            problems.add(Place.whole(name), "the pipeline file is empty");
        }
        PipelineFile read = root == null ? null : new PipelineFileReader(surroundings, problems).read(name, root);
        if (read == null || !problems.isEmpty()) {
            throw new PipelineException(problems.list());
        }
        return read;
    }
}
