package dev.kdt.pipeline;

import dev.kdt.pipeline.config.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A pipeline file is wrong. The message has a line for each problem, in the order of the file. */
public final class PipelineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public PipelineException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong. */
    public List<Problem> problems() {
        return problems;
    }
}
