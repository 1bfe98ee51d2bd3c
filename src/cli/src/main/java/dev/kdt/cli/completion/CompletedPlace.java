package dev.kdt.cli.completion;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A parameter's place on the command line.
 *
 * @param label of the parameter in help
 * @param kind of its values
 * @param repeats whether all that follow are of this kind, too
 */
record CompletedPlace(String label, String kind, boolean repeats) {
    private static final String MORE = "...";

    /** The places of a parameter. */
    static Stream<CompletedPlace> of(PositionalParamSpec parameter) {
        boolean many = parameter.index().isVariable()
                || parameter.index().max() > parameter.index().min();
        if (parameter.completionCandidates() != null) {
            return Stream.of(new CompletedPlace(parameter.paramLabel(), ValueKinds.of(parameter), many));
        }
        List<String> labels = ValueKinds.labels(parameter);
        return IntStream.range(0, labels.size())
                .mapToObj(i -> new CompletedPlace(
                        labels.get(i), ValueKinds.of(labels.get(i)), many && i == labels.size() - 1));
    }

    /** As the scripts for bash and fish have it; none is an underline, since a word cannot be empty. */
    String word() {
        return (kind.isEmpty() ? "_" : kind) + (repeats ? MORE : "");
    }
}
