package dev.kdt.cli.playground;

import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import java.util.function.Consumer;

/** The source of pipelines: a file, an expression, or both. */
public interface Recipe {
    /** The jq expression that changes nothing. */
    String UNCHANGED = ".";

    /** The title at the top of the screen. */
    String title();

    /** The expression to begin with, which comes behind the file's pipeline; {@link #UNCHANGED} for none. */
    String expression();

    /** Whether the file is not what it was when it was last read. */
    boolean hasChanged();

    /**
     * Makes the pipeline of the file as it is now, without the expression behind it.
     *
     * @param warnings told, now and while it runs, of what the user ought to know
     * @throws PipelineException with all that is wrong in the file
     */
    Pipeline make(Consumer<String> warnings) throws PipelineException;

    /**
     * Compiles the text of a step.
     *
     * @throws dev.kdt.cli.console.UsageException when it does not compile: where and why
     */
    Expression compile(String source);

    /**
     * The file with the user's changes, which is not written yet.
     *
     * @throws dev.kdt.cli.console.UsageException when there is no file, the file has changed since {@link #make} read it, or
     *     its text cannot take the changes: why
     */
    Revision revision(Draft draft);

    /**
     * Writes the file as a whole: it is the earlier one, or it has the changes.
     *
     * @throws dev.kdt.cli.console.UsageException when the file is no longer {@link Revision#before}, or cannot be written: why
     */
    void write(Revision revision);
}
