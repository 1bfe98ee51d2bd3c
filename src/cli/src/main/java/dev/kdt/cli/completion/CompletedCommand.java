package dev.kdt.cli.completion;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command as completion sees it, without what is hidden.
 *
 * @param path its name with those of the groups that it is in, such as {@code kdt stream list}
 * @param about what it does, in a line
 * @param places its parameters in their order
 */
record CompletedCommand(
        String path,
        String about,
        List<CompletedCommand> children,
        List<CompletedOption> options,
        List<CompletedPlace> places) {
    static CompletedCommand of(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        return new CompletedCommand(
                spec.qualifiedName(),
                Summary.of(spec.usageMessage().header()),
                command.getSubcommands().values().stream()
                        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                        .map(CompletedCommand::of)
                        .toList(),
                spec.options().stream()
                        .filter(each -> !each.hidden())
                        .map(CompletedOption::of)
                        .toList(),
                spec.positionalParameters().stream()
                        .filter(each -> !each.hidden())
                        .sorted(Comparator.comparingInt(
                                (PositionalParamSpec each) -> each.index().min()))
                        .flatMap(CompletedPlace::of)
                        .toList());
    }

    /** It and all commands below it. */
    Stream<CompletedCommand> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(CompletedCommand::all));
    }

    /** Its name alone. */
    String name() {
        return path.substring(path.lastIndexOf(' ') + 1);
    }
}
