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
 * @param unless the options with which there is no such place
 */
record CompletedPlace(String label, String kind, boolean repeats, List<String> unless) {
    private static final String MORE = "...";

    /** The places of a parameter. */
    static Stream<CompletedPlace> of(PositionalParamSpec parameter) {
        boolean many = parameter.index().isVariable()
                || parameter.index().max() > parameter.index().min();
        List<String> labels = ValueKinds.labels(parameter);
        if (labels.size() == 1) {
            return Stream.of(new CompletedPlace(labels.getFirst(), ValueKinds.of(parameter), many, List.of()));
        }
        return IntStream.range(0, labels.size())
                .mapToObj(i -> new CompletedPlace(
                        labels.get(i),
                        ValueKinds.of(parameter, labels.get(i)),
                        many && i == labels.size() - 1,
                        ValueKinds.optionsFor(parameter, labels.get(i))));
    }

    /** {@code KIND^OPTION^OPTION}, as the scripts for bash and fish have it; none is an underline, since a word cannot be empty. */
    String word() {
        return String.join(
                        "^",
                        Stream.concat(Stream.of(kind.isEmpty() ? "_" : kind), unless.stream())
                                .toList())
                + (repeats ? MORE : "");
    }
}
