package dev.kdt.cli.command;

import dev.kdt.cli.option.Session;
import dev.kdt.flow.OnFailure;
import dev.kdt.jq.Budget;
import dev.kdt.pipeline.OnError;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import java.nio.file.Path;

/** Pipeline files as commands name them. */
final class PipelineFiles {
    private PipelineFiles() {}

    /** @throws PipelineException with all that is wrong in the file */
    static PipelineFile load(String name, Session session) throws PipelineException {
        return load(session.console().path(name), session);
    }

    /**
     * Loads a pipeline with a bound for its expressions.
     *
     * @param budget what each of them may take for a record
     * @throws PipelineException with all that is wrong in the file
     */
    static PipelineFile load(String name, Budget budget, Session session) throws PipelineException {
        return load(session.console().path(name), budget, session);
    }

    /** @throws PipelineException with all that is wrong in the file */
    static PipelineFile load(Path file, Session session) throws PipelineException {
        return load(file, Budget.GENEROUS, session);
    }

    private static PipelineFile load(Path file, Budget budget, Session session) throws PipelineException {
        return PipelineFile.load(
                file, session.console().environment(), session.console().clock(), budget, session.messages()::warn);
    }

    /** What a command does with records that fail, when the pipeline wants this. */
    static OnFailure onFailure(OnError wanted) {
        return switch (wanted) {
            case PARK -> OnFailure.PARK;
            case DROP -> OnFailure.DROP;
            case STOP -> OnFailure.STOP;
        };
    }
}
