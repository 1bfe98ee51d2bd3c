package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.cli.completion.Shell;
import dev.kdt.cli.completion.ValueKinds;
import dev.kdt.cli.config.OutputCommands;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The completion scripts are generated; {@code -DargLine.extra=-Dtranscripts=rewrite} writes them anew. */
class CompletionsTest {
    private static final Path FOLDER = Path.of("completions");

    @ParameterizedTest
    @EnumSource
    void theScriptKnowsTheCommandsAsTheyAre(Shell shell) throws IOException {
        String generated = shell.script(Kdt.whole(console()));
        Path file = FOLDER.resolve(shell.file());
        if ("rewrite".equals(System.getProperty("transcripts"))) {
            Files.writeString(file, generated);
        }
        assertEquals(generated, Files.readString(file));
    }

    /** Nothing is offered for a value whose label says nothing of it, and nobody would see that. */
    @Test
    void everyLabelHasAKind() {
        assertEquals(
                List.of(),
                labels(Kdt.whole(console()))
                        .filter(each -> !ValueKinds.knows(each))
                        .distinct()
                        .toList(),
                "labels without a kind: put them into ValueKinds");
    }

    private static Stream<String> labels(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        Stream<ArgSpec> own = Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
                .filter(each ->
                        each.completionCandidates() == null && each.arity().max() > 0);
        return Stream.concat(
                own.flatMap(each -> ValueKinds.labels(each).stream()),
                command.getSubcommands().values().stream()
                        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                        .flatMap(CompletionsTest::labels));
    }

    /** A command whose file is there, and that the list does not name, can be called by nobody. */
    @Test
    void everyCommandIsInTheList() throws IOException {
        Set<String> expected = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/cli/src/main/java/dev/kdt/cli/command"))) {
            for (Path each :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (Files.readString(each).contains("\n@Command(")) {
                    expected.add(each.getFileName().toString().replace(".java", ""));
                }
            }
        }
        Set<String> listed = new TreeSet<>();
        addBelow(Kdt.whole(console()), listed);
        assertEquals(expected, listed);
    }

    /** Configuration files name the commands whose output format they choose; process is left out on purpose. */
    @Test
    void everyCommandWithAnOutputFormatCanBeConfigured() {
        Set<String> expected = new TreeSet<>();
        addWithOutput(Kdt.whole(console()), "", expected);
        expected.remove("process");
        assertEquals(expected, new TreeSet<>(OutputCommands.NAMES));
    }

    private static void addWithOutput(CommandLine command, String path, Set<String> names) {
        if (command.getCommandSpec().findOption("--output") != null) {
            names.add(path);
        }
        command.getSubcommands()
                .forEach((name, each) -> addWithOutput(each, path.isEmpty() ? name : path + " " + name, names));
    }

    private static void addBelow(CommandLine command, Set<String> names) {
        for (CommandLine each : command.getSubcommands().values()) {
            names.add(each.getCommand().getClass().getSimpleName());
            addBelow(each, names);
        }
    }

    private static Console console() {
        return new Console(
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new PrintStream(new ByteArrayOutputStream()),
                Terminal.NONE,
                Map.of(),
                Path.of(""),
                Clock.systemUTC(),
                time -> {},
                Signals.NONE);
    }
}
