package dev.kdt.cli;

import dev.kdt.jq.run.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The message for a command line that picocli does not take. */
final class WrongArguments {
    private WrongArguments() {}

    /** Whether a command was wanted and none was named: {@code kdt}, {@code kdt stream}. */
    static boolean isWithoutCommand(CommandLine.ParameterException e) {
        return String.valueOf(e.getMessage()).startsWith("Missing required subcommand");
    }

    /** The message, in one line. */
    static String words(CommandLine.ParameterException e) {
        return switch (e) {
            case CommandLine.UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case CommandLine.MissingParameterException incomplete -> incomplete(incomplete);
            default -> conversion(e);
        };
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException e) {
        String argument = e.getUnmatched().getFirst();
        CommandLine command = e.getCommandLine();
        if (e.isUnknownOption()) {
            return unknown(argument, command);
        }
        return command.getSubcommands().isEmpty()
                ? "unexpected argument '" + argument + "'"
                : "unknown command '" + argument + "'" + CommandGuess.suggestion(command, e.getUnmatched());
    }

    private static String incomplete(CommandLine.MissingParameterException e) {
        String option = unknownOption(e);
        if (option != null) {
            return unknown(option, e.getCommandLine());
        }
        return e.getMissing().isEmpty() ? conversion(e) : missing(e);
    }

    /** The unknown option of a command line that also lacks something, which is often in that option; null when it has none. */
    private static @Nullable String unknownOption(CommandLine.MissingParameterException e) {
        return e.getCommandLine().getUnmatchedArguments().stream()
                .filter(argument -> argument.startsWith("-"))
                .findFirst()
                .orElse(null);
    }

    private static String unknown(String argument, CommandLine command) {
        String name = argument.startsWith("--") ? argument.replaceFirst("=.*", "") : argument;
        String advice = ForeignOptions.advice(command.getCommandSpec(), name);
        return "unknown option '" + name + "'" + (advice == null ? optionLike(name, command) : ": " + advice);
    }

    /**
     * A suggestion of an option: one that is nearly the same, or that begins so. How many dashes stand before it does not
     * matter. One letter is like no other.
     */
    private static String optionLike(String argument, CommandLine command) {
        Map<String, String> known = new TreeMap<>();
        command.getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .filter(name -> name.startsWith("--"))
                .forEach(name -> known.put(withoutDashes(name), name));
        String given = withoutDashes(argument);
        String nearest = given.length() < 2 ? null : Suggestion.nearest(known.keySet(), given);
        if (nearest == null && given.length() > 2) {
            nearest = known.keySet().stream()
                    .filter(name -> name.startsWith(given))
                    .findFirst()
                    .orElse(null);
        }
        return nearest == null ? "" : " (did you mean '" + known.get(nearest) + "'?)";
    }

    private static String withoutDashes(String name) {
        return name.replaceFirst("^-+", "");
    }

    private static String missing(CommandLine.MissingParameterException e) {
        ArgSpec first = e.getMissing().getFirst();
        if (first instanceof OptionSpec option && !first.required()) {
            String other = otherMeaning(e, option);
            return "option " + option.longestName() + " needs a value (" + withValue(option)
                    + (other == null ? ")" : "; " + other + ")");
        }
        List<String> names = e.getMissing().stream()
                .map(WrongArguments::withValue)
                .distinct()
                .toList();
        String kind = first.isOption() ? "option" : "argument";
        return "missing " + kind + (names.size() == 1 ? " " : "s ") + String.join(", ", names);
    }

    /** {@code --from STREAM}, {@code STREAM}. */
    private static String withValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " " + argument.paramLabel()
                : argument.paramLabel();
    }

    /** The word of a constant that has one, or its name as options are written. */
    private static String choice(Enum<?> constant) {
        String word = constant.toString();
        return word.equals(constant.name()) ? word.toLowerCase(Locale.ROOT).replace('_', '-') : word;
    }

    private static String conversion(CommandLine.ParameterException e) {
        ArgSpec argument = e.getArgSpec();
        String message = String.valueOf(e.getMessage());
        if (argument == null) {
            return message;
        }
        String value = e.getValue() == null ? "" : e.getValue();
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type.isEnum()) {
            List<String> choices = Arrays.stream(type.getEnumConstants())
                    .map(each -> choice((Enum<?>) each))
                    .toList();
            return name(argument) + ": '" + value + "' is none of " + String.join(", ", choices)
                    + choiceLike(value, choices);
        }
        if (Set.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
            String other = otherMeaning(e, argument);
            return name(argument) + ": '" + value + "' is not a whole number"
                    + (other == null ? "" : " (" + other + ")");
        }
        int ours = message.indexOf(": '");
        return ours < 0 ? message : name(argument) + message.substring(message.indexOf(": "));
    }

    private static @Nullable String otherMeaning(CommandLine.ParameterException e, ArgSpec argument) {
        return ForeignOptions.otherMeaning(e.getCommandLine().getCommandSpec(), name(argument));
    }

    /** A suggestion of a choice: one that is nearly the same, or the only one with {@code value} in it. */
    private static String choiceLike(String value, List<String> choices) {
        List<String> around =
                choices.stream().filter(each -> each.contains(value)).toList();
        return value.length() > 2 && around.size() == 1
                ? " (did you mean '" + around.getFirst() + "'?)"
                : Suggestion.among(choices, value);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
