package dev.kdt.cli.host;

import dev.kdt.aws.Clients;
import dev.kdt.aws.GlueSchemas;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.OnFailure;
import dev.kdt.jq.Budget;
import dev.kdt.pipeline.OnError;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.config.Surroundings;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Pipeline files as commands name them. */
public final class PipelineFiles {
    private PipelineFiles() {}

    /**
     * Loads a pipeline file, with the usual budget.
     *
     * @throws PipelineException with all that is wrong in the file
     */
    public static PipelineFile load(String name, Session session) throws PipelineException {
        return load(session.console().path(name), session);
    }

    /**
     * Loads a pipeline with a bound for its expressions.
     *
     * @param budget what each of them may take for a record
     * @throws PipelineException with all that is wrong in the file
     */
    public static PipelineFile load(String name, Budget budget, Session session) throws PipelineException {
        return load(session.console().path(name), budget, session.messages()::warn, session);
    }

    /**
     * Loads a pipeline file, with the usual budget.
     *
     * @throws PipelineException with all that is wrong in the file
     */
    public static PipelineFile load(Path file, Session session) throws PipelineException {
        return load(file, Budget.GENEROUS, session.messages()::warn, session);
    }

    /**
     * Loads a pipeline whose warnings are not for the terminal.
     *
     * @param warnings told of what the user ought to know, a line each
     * @throws PipelineException with all that is wrong in the file
     */
    public static PipelineFile load(Path file, Budget budget, Consumer<String> warnings, Session session)
            throws PipelineException {
        Surroundings surroundings = Surroundings.of(
                file, session.console().environment(), session.console().clock(), budget, warnings);
        return PipelineFile.load(file, surroundings.withGlue(() -> GlueSchemas.of(Clients.oneShot(session.aws()))));
    }

    /** A command's treatment of failed records for the pipeline's {@code on-error}. */
    public static OnFailure onFailure(OnError wanted) {
        return switch (wanted) {
            case PARK -> OnFailure.PARK;
            case DROP -> OnFailure.DROP;
            case STOP -> OnFailure.STOP;
        };
    }
}
