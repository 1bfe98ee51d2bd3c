package dev.kdt.cli;

import dev.kdt.cli.option.GlobalOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * How each command is run, as functions of the shell: the launcher has them written when it installs an artefact, and reads them at each
 * start. So the artefact decides, and a launcher of another day does as it says.
 */
public final class LaunchTable {
    private LaunchTable() {}

    /** Writes the functions to stdout. */
    public static void main(String[] args) throws IOException {
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(functions().getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * {@code takes_value OPTION} succeeds for a global option whose value is the next word, {@code asks OPTION} for one that asks for
     * help; {@code run_as WORDS} sets {@code cache_kind}
     * and {@code options} for a command line whose first two words beside options are these; {@code training_options} are those with
     * which the caches are made, {@code cache_kinds} the caches that there may be.
     */
    static String functions() {
        return """
            training_options='%s'
            cache_kinds='%s'
            takes_value() {
                case $1 in
                    %s) return 0 ;;
                    *) return 1 ;;
                esac
            }
            asks() {
                case $1 in
                    %s) return 0 ;;
                    *) return 1 ;;
                esac
            }
            run_as() {
                case $1 in
            %s
                esac
            }
            """.formatted(
                JvmProfile.Jvm.MANY_THINGS,
                Stream.of(JvmProfile.Cache.values()).map(LaunchTable::kind).collect(Collectors.joining(" ")),
                names(option -> option.arity().max() > 0),
                names(option -> option.usageHelp() || option.versionHelp()),
                Stream.of(
                                Stream.of(arm("''", JvmProfile.HELP)),
                                groups(),
                                commands(),
                                Stream.of(arm("*", JvmProfile.BRIEF)))
                        .flatMap(arms -> arms)
                        .collect(Collectors.joining("\n")));
    }

    /** Sub-commands of commands that have a profile. They come first, since their words begin with the names of those. */
    private static Stream<String> groups() {
        return Commands.ALL.stream()
                .filter(each -> each.profile() != JvmProfile.BRIEF)
                .flatMap(above -> above.children().stream()
                        .map(each -> arm("'" + above.name() + " " + each.name() + " '*", each.profile())));
    }

    private static Stream<String> commands() {
        Map<JvmProfile, List<String>> names = Commands.ALL.stream()
                .filter(each -> each.profile() != JvmProfile.BRIEF)
                .collect(Collectors.groupingBy(
                        Commands.Entry::profile,
                        TreeMap::new,
                        Collectors.mapping(each -> "'" + each.name() + " '*", Collectors.toList())));
        return names.entrySet().stream().map(each -> arm(String.join(" | ", each.getValue()), each.getKey()));
    }

    private static String arm(String words, JvmProfile profile) {
        return "        " + words + ") cache_kind=" + kind(profile.cache()) + " options='" + profile.options() + "' ;;";
    }

    private static String kind(JvmProfile.Cache cache) {
        return cache.name().toLowerCase(Locale.ROOT);
    }

    /** The names of some of the global options, as a pattern of {@code case}. */
    private static String names(Predicate<OptionSpec> which) {
        return CommandLine.Model.CommandSpec.forAnnotatedObject(new GlobalOptions()).options().stream()
                .filter(which)
                .map(OptionSpec::names)
                .flatMap(Arrays::stream)
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.joining(" | "));
    }
}
