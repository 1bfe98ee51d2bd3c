package dev.kdt.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What the words of a command line are.
 *
 * @param spec the command that is named
 * @param path number of the words up to its name
 * @param positionals its arguments that are no options and no values of options
 * @param awaiting the option that the last word left without a value; null for none
 */
record CommandModel(
        CommandSpec spec,
        int path,
        List<String> positionals,
        @Nullable OptionSpec awaiting) {
    static CommandModel of(CommandLine root, List<String> words) {
        CommandLine command = root;
        int path = 0;
        List<String> positionals = new ArrayList<>();
        OptionSpec awaiting = null;
        int values = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            CommandLine below =
                    !positionals.isEmpty() ? null : command.getSubcommands().get(word);
            if (values > 0) {
                values--;
                awaiting = values > 0 ? awaiting : null;
            } else if (isOption(word)) {
                awaiting = command.getCommandSpec().optionsMap().get(word);
                values = awaiting == null ? 0 : awaiting.arity().min();
                awaiting = values > 0 ? awaiting : null;
            } else if (below != null) {
                command = below;
                path = i + 1;
            } else {
                positionals.add(word);
            }
        }
        return new CommandModel(command.getCommandSpec(), path, positionals, awaiting);
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.charAt(0) == '-';
    }

    /** The argument that comes next; null when none is expected. */
    @Nullable
    PositionalParamSpec nextPositional() {
        return positional(positionals.size());
    }

    /** The argument of this index; null when there is none. */
    @Nullable
    PositionalParamSpec positional(int index) {
        return spec.positionalParameters().stream()
                .filter(each -> each.index().contains(index))
                .findFirst()
                .orElse(null);
    }
}
