package dev.kdt.cli.playground;

import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import java.util.function.Consumer;

/** What pipelines are made of: a file, an expression, or both. */
public interface Recipe {
    /** What stands at the top of the screen. */
    String title();

    /** The expression to begin with, which comes behind the file's pipeline; {@code .} changes nothing. */
    String expression();

    /** Whether the file is not what it was when it was last read. */
    boolean hasChanged();

    /**
     * Makes the pipeline, from the file as it is now.
     *
     * @param expression that comes behind it
     * @param warnings told, now and while it runs, of what the user ought to know
     * @throws PipelineException with all that is wrong in the file
     * @throws dev.kdt.cli.console.UsageException when the expression does not compile: where and why
     */
    Pipeline make(String expression, Consumer<String> warnings) throws PipelineException;
}
