package dev.kdt.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The completion script of a command line for bash, and for zsh in its way. It completes commands, options, and the values of
 * options that take one of a few words; everywhere else the shell completes file names, as it does without a script.
 */
final class BashCompletion {
    private static final String SCRIPT = """
        # Completes the command line of kdt in bash and zsh: source this file. Generated from the commands; do not edit.

        if [ -n "${ZSH_VERSION:-}" ]; then
            autoload -U +X compinit && compinit
            autoload -U +X bashcompinit && bashcompinit
        fi

        # Goes on to a command: its sub-commands, its options, and those that take a value.
        _kdt_enter() {
            command=$1
            case $command in
        %s
            esac
        }

        _kdt() {
            local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
            local command commands options valued word words='' assigned='' i
            # bash takes --option=value for three words, zsh for one.
            if [ -n "${ZSH_VERSION:-}" ] && [ "${current#--*=}" != "$current" ]; then
                previous=${current%%%%=*}
                assigned=$previous=
                current=${current#*=}
            elif [ "$current" = = ]; then
                current=''
            elif [ "$previous" = = ]; then
                previous=${COMP_WORDS[COMP_CWORD - 2]}
            fi
            _kdt_enter kdt
            for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                if [ "${valued#* $word }" != "$valued" ]; then
                    i=$((i + 1)) # A value names no command.
                    [ "${COMP_WORDS[i]}" != = ] || i=$((i + 1))
                    continue
                fi
                case "$command $word" in
        %s) _kdt_enter "$command $word" ;;
                esac
            done
            case "$command $previous" in
        %s
            esac
            if [ -n "$words$assigned" ] || [ "${valued#* $previous }" != "$valued" ]; then
                : # Without words: a file name, or a value that only the user knows.
            elif [ "${current#-}" != "$current" ]; then
                words=$options
            else
                words=$commands
            fi
            COMPREPLY=()
            if [ -n "$words" ]; then
                COMPREPLY=($(compgen -P "$assigned" -W "$words" -- "$current"))
            elif [ -n "$assigned" ]; then
                for word in "$current"* "$current"*/*; do # zsh completes file names by itself for whole words only.
                    [ ! -e "$word" ] || COMPREPLY+=("$assigned$word")
                done
            fi
        }

        # Where nothing was found the shell completes file names.
        complete -o default -F _kdt kdt
        """;

    private final List<String> paths = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    private BashCompletion() {}

    /** The script's text. */
    static String of(CommandLine whole) {
        BashCompletion completion = new BashCompletion();
        completion.add(whole);
        String paths = completion.paths.stream()
                .map(path -> "            '" + path + "'")
                .collect(Collectors.joining(" | \\\n"));
        return SCRIPT.formatted(String.join("\n", completion.commands), paths, String.join("\n", completion.values));
    }

    private void add(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String path = spec.qualifiedName();
        if (spec.parent() != null) {
            paths.add(path);
        }
        List<OptionSpec> options =
                spec.options().stream().filter(option -> !option.hidden()).toList();
        commands.add(
                "        '%s')\n            commands='%s'\n            options='%s'\n            valued=' %s '\n            ;;"
                        .formatted(
                                path,
                                String.join(" ", command.getSubcommands().keySet()),
                                names(options),
                                names(options.stream()
                                        .filter(option -> option.arity().min() > 0)
                                        .toList())));
        options.forEach(option -> addValues(path, option));
        command.getSubcommands().values().forEach(this::add);
    }

    private static String names(List<OptionSpec> options) {
        return options.stream()
                .flatMap(option -> List.of(option.names()).stream())
                .collect(Collectors.joining(" "));
    }

    private void addValues(String path, OptionSpec option) {
        if (option.completionCandidates() == null) {
            return;
        }
        String names = List.of(option.names()).stream()
                .map(name -> "'" + path + " " + name + "'")
                .collect(Collectors.joining(" | "));
        String words = StreamSupport.stream(option.completionCandidates().spliterator(), false)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
        values.add("        %s) words='%s' ;;".formatted(names, words));
    }
}
