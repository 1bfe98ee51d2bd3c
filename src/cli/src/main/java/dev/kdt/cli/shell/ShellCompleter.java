package dev.kdt.cli.shell;

import dev.kdt.cli.completion.ValueKinds;
import dev.kdt.cli.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completes commands, options, those of their values that are words, and names of files. */
final class ShellCompleter implements Completer {
    private final FileNames files;
    private final Supplier<CommandLine> model;
    private final FoundValues found;
    private final Supplier<@Nullable String> stream;

    /**
     * Makes a completer.
     *
     * @param model gives the model of all commands
     * @param found values that have to be looked for
     * @param stream gives the stream in use
     */
    ShellCompleter(Console console, Supplier<CommandLine> model, FoundValues found, Supplier<@Nullable String> stream) {
        this.files = new FileNames(console);
        this.model = model;
        this.found = found;
        this.stream = stream;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        boolean named = !before.isEmpty() && before.getFirst().equals("kdt");
        candidates.addAll(candidates(named ? before.subList(1, before.size()) : before, line.word()));
    }

    /** The candidates for a word. */
    List<Candidate> candidates(List<String> before, String word) {
        if (before.equals(List.of("use"))) {
            return found("", List.of("streams"));
        }
        CommandModel command = CommandModel.of(model.get(), before);
        OptionSpec option = command.awaiting();
        List<Candidate> all = new ArrayList<>();
        if (option != null) {
            all.addAll(values(option, command, word));
        } else if (word.startsWith("-") && word.length() > 1) {
            options(command).forEach(each -> all.add(new Candidate(each)));
        } else if (!command.spec().subcommands().isEmpty()
                && command.positionals().isEmpty()) {
            commands(command).forEach(each -> all.add(new Candidate(each)));
        } else {
            PositionalParamSpec next = command.nextPositional();
            all.addAll(next == null ? List.of() : values(next, command, word));
        }
        return all;
    }

    private List<Candidate> values(ArgSpec argument, CommandModel command, String word) {
        List<Candidate> values = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(each -> values.add(new Candidate(each.toLowerCase(Locale.ROOT))));
            return values;
        }
        for (String piece : ValueKinds.pieces(argument, model.get())) {
            int at = piece.indexOf('@');
            if (at >= 0) {
                values.addAll(found(piece.substring(0, at), sought(piece.substring(at + 1), command)));
            } else if (piece.startsWith("%") || piece.equals("/")) {
                values.addAll(files.beginningWith(word));
            } else {
                values.add(word(piece));
            }
        }
        return values;
    }

    /** One that ends so is gone on with. */
    private static Candidate word(String text) {
        boolean complete = !text.endsWith(":") && !text.endsWith("=");
        return new Candidate(text, text, null, null, null, null, complete);
    }

    /** Shards and the like are those of the stream that the command names, or of the one in use. */
    private List<String> sought(String kind, CommandModel command) {
        String named = command.positionals().isEmpty()
                ? StreamInUse.SIGN
                : command.positionals().getFirst();
        String its = named.equals(StreamInUse.SIGN) ? stream.get() : named;
        return its == null ? List.of(kind) : List.of(kind, its);
    }

    private List<Candidate> found(String before, List<String> sought) {
        return found.of(sought).stream()
                .map(line -> line.split("\t", 2))
                .map(parts -> new Candidate(
                        before + parts[0],
                        before + parts[0],
                        null,
                        parts.length > 1 ? parts[1] : null,
                        null,
                        null,
                        true))
                .toList();
    }

    private static List<String> options(CommandModel command) {
        return command.spec().options().stream()
                .filter(each -> !each.hidden())
                .map(OptionSpec::longestName)
                .filter(each -> each.startsWith("--"))
                .toList();
    }

    private static List<String> commands(CommandModel command) {
        List<String> names = new ArrayList<>(command.spec().subcommands().entrySet().stream()
                .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList());
        if (command.path() == 0) {
            names.remove("shell");
            ShellSession.OWN_WORDS.stream()
                    .filter(each -> !names.contains(each))
                    .forEach(names::add);
        }
        return names;
    }
}
