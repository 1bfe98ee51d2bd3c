package dev.kdt.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Says in our words what is wrong with a command line. */
final class WrongArguments {
    private WrongArguments() {}

    /** What is wrong, in one line. */
    static String words(CommandLine.ParameterException e) {
        return switch (e) {
            case CommandLine.UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case CommandLine.MissingParameterException missing
            when !missing.getMissing().isEmpty() -> missing(missing);
            default -> {
                boolean wantsCommand = String.valueOf(e.getMessage()).startsWith("Missing required subcommand");
                yield wantsCommand ? "which command?" : conversion(e);
            }
        };
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException e) {
        String argument = e.getUnmatched().getFirst();
        CommandLine command = e.getCommandLine();
        boolean wantsCommand = !command.getSubcommands().isEmpty();
        String what = e.isUnknownOption() ? "unknown option " : wantsCommand ? "unknown command " : "one too many: ";
        Stream<String> known = e.isUnknownOption()
                ? command.getCommandSpec().options().stream().flatMap(option -> Arrays.stream(option.names()))
                : Commands.namesBelow(command);
        return what + "'" + argument + "'" + suggestion(argument, known);
    }

    private static String missing(CommandLine.MissingParameterException e) {
        List<String> names =
                e.getMissing().stream().map(WrongArguments::name).distinct().toList();
        return String.join(" and ", names) + (names.size() == 1 ? " is missing" : " are missing");
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

    private static String suggestion(String wrong, Stream<String> known) {
        return known.filter(each -> !each.equals(wrong))
                .filter(each -> distance(wrong, each) <= Math.max(1, wrong.length() / 3))
                .min(Comparator.comparingInt(each -> distance(wrong, each)))
                .map(each -> " (did you mean '" + each + "'?)")
                .orElse("");
    }

    /** How many characters must be changed, put in or taken out to make one of the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
