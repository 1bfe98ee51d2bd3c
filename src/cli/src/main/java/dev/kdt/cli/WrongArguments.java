package dev.kdt.cli;

import dev.kdt.jq.run.Suggestion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
            case CommandLine.MissingParameterException missing
            when !missing.getMissing().isEmpty() -> missing(missing);
            default -> conversion(e);
        };
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException e) {
        String argument = e.getUnmatched().getFirst();
        CommandLine command = e.getCommandLine();
        if (e.isUnknownOption()) {
            String advice = command.getCommandName().equals("process") ? JqFlags.advice(argument) : null;
            return "unknown option '" + argument + "'"
                    + (advice == null ? optionLike(argument, command) : ": " + advice);
        }
        if (command.getSubcommands().isEmpty()) {
            return "unexpected argument '" + argument + "'";
        }
        List<String> names = Commands.namesBelow(command).toList();
        return "unknown command '" + argument + "'" + Suggestion.among(names, argument);
    }

    /** A suggestion of an option; how many dashes stand before it does not matter. */
    private static String optionLike(String argument, CommandLine command) {
        Map<String, String> known = new HashMap<>();
        command.getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.names()))
                .forEach(name -> known.put(withoutDashes(name), name));
        String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
        String nearest = Suggestion.nearest(known.keySet(), withoutDashes(name));
        return nearest == null ? "" : " (did you mean '" + known.get(nearest) + "'?)";
    }

    private static String withoutDashes(String name) {
        return name.replaceFirst("^-+", "");
    }

    private static String missing(CommandLine.MissingParameterException e) {
        ArgSpec first = e.getMissing().getFirst();
        if (first instanceof OptionSpec option && !first.required()) {
            return "option " + option.longestName() + " needs a value (" + withValue(option) + ")";
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

    private static String conversion(CommandLine.ParameterException e) {
        ArgSpec argument = e.getArgSpec();
        String message = String.valueOf(e.getMessage());
        if (argument == null) {
            return message;
        }
        String value = e.getValue() == null ? "" : e.getValue();
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type.isEnum()) {
            String choices = Arrays.stream(type.getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", "));
            return name(argument) + ": '" + value + "' is none of " + choices;
        }
        if (Set.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
            return name(argument) + ": '" + value + "' is not a whole number";
        }
        int ours = message.indexOf(": '");
        return ours < 0 ? message : name(argument) + message.substring(message.indexOf(": "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
