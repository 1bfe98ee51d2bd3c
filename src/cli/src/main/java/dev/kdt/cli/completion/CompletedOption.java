package dev.kdt.cli.completion;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/**
 * An option as completion sees it.
 *
 * @param repeats whether it may be given again
 * @param isGlobal whether it says something to the whole program, such as where the services are
 * @param kind of its value; of the second one, if it takes two, whose first is a name that the user makes up
 * @param label of its values in help
 * @param about what it does, in a line
 */
record CompletedOption(
        List<String> names, Takes takes, boolean repeats, boolean isGlobal, String kind, String label, String about) {
    /** How many values follow an option. */
    enum Takes {
        NOTHING("0"),
        /** A value, but only after {@code =}. */
        ATTACHED("o"),
        ONE("1"),
        TWO("2"),
        MANY("m");

        private final String letter;

        Takes(String letter) {
            this.letter = letter;
        }

        private static Takes of(OptionSpec option) {
            int least = option.arity().min();
            int most = option.arity().max();
            if (most == 0 || option.interactive()) { // What is asked for is not typed here.
                return NOTHING;
            }
            if (least == 0) {
                return ATTACHED;
            }
            if (most > 2) {
                return MANY;
            }
            return most == 2 ? TWO : ONE;
        }
    }

    static CompletedOption of(OptionSpec option) {
        Takes takes = Takes.of(option);
        return new CompletedOption(
                List.of(option.names()),
                takes,
                takes != Takes.NOTHING && option.isMultiValue(),
                option.scopeType() == ScopeType.INHERIT && !option.usageHelp() && !option.versionHelp(),
                takes == Takes.NOTHING ? ValueKinds.NONE : ValueKinds.of(option),
                option.paramLabel(),
                Summary.of(option.description()));
    }

    /** {@code NAMES:ARITY:KIND}, as the scripts for bash and fish have it. */
    String word() {
        return String.join("|", names) + ":" + (isGlobal ? "g" : "") + (repeats ? "r" : "") + takes.letter + ":" + kind;
    }
}
