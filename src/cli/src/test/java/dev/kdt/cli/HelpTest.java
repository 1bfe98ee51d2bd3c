package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.help.Topics;
import dev.kdt.endpoint.fault.FaultKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Runs the help of every command, on terminals of several widths. */
class HelpTest {
    private static final int USUAL = 80;
    private static final List<Integer> WIDTHS = List.of(60, USUAL, 100, 200);

    @TestFactory
    List<DynamicTest> everyHelpFitsTheTerminal() {
        return commands().stream()
                .map(command -> DynamicTest.dynamicTest(
                        "kdt " + String.join(" ", command),
                        () -> assertAll(WIDTHS.stream().map(width -> () -> fits(command, width)))))
                .toList();
    }

    @TestFactory
    List<DynamicTest> everyPageOfTheManualFitsTheTerminal() {
        return Stream.concat(
                        commands().stream().map(command -> String.join(" ", command)),
                        Topics.ALL.stream().filter(topic -> !topic.equals("local")))
                .map(words -> ("help " + words).strip())
                .map(words -> DynamicTest.dynamicTest(
                        "kdt " + words, () -> assertAll(WIDTHS.stream().map(width -> () -> fits(words, width)))))
                .toList();
    }

    @Test
    void theManualHasAllThatHelpHas() {
        for (List<String> command : commands()) {
            List<String> words = new ArrayList<>(List.of("help"));
            words.addAll(command);
            String manual = run(words, USUAL).out();
            assertTrue(manual.startsWith(help(command, USUAL).out().strip()), manual);
        }
        String local = run(List.of("help", "local"), USUAL).out();
        assertTrue(local.contains("\nWhat it does not:\n"), local);
        assertTrue(local.contains("\nExit codes:\n"), local);
    }

    private static void fits(List<String> command, int width) {
        List<String> args = new ArrayList<>(command);
        args.add("--help");
        String line = String.join(" ", args);
        assertTrue(help(command, width).out().contains("Usage: kdt"), line);
        fits(line, width);
    }

    private static void fits(String args, int width) {
        Printed help = run(List.of(args.split(" ", -1)), width);
        assertEquals("", help.err());
        for (String line : help.out().lines().toList()) {
            assertTrue(line.length() <= width, () -> width + " columns are too few for: " + line);
        }
        assertEquals(
                words(run(List.of(args.split(" ", -1)), 100)), words(help), "the words of a terminal with 100 columns");
    }

    @Test
    void examplesAreNotBrokenOnAUsualTerminal() {
        int lines = 0;
        for (List<String> command : commands()) {
            List<String> wide = examples(help(command, 100));
            assertEquals(wide, examples(help(command, USUAL)));
            lines += wide.size();
        }
        assertTrue(lines > 20, "lines of examples: " + lines);
    }

    @Test
    void everyHelpEndsWithExamples() throws IOException {
        Set<String> expected = new TreeSet<>();
        for (List<String> command : commands()) {
            expected.add(("kdt " + String.join(" ", command)).strip().replace(' ', '-') + ".md");
            List<String> examples = examples(help(command, USUAL));
            assertTrue(examples.size() > 3, () -> command + ": " + examples);
            assertTrue(
                    examples.stream().skip(1).allMatch(line -> line.startsWith("  ")), () -> command + ": " + examples);
        }
        try (Stream<Path> files = Files.list(Path.of("src/cli/src/main/resources/dev/kdt/cli/help/commands"))) {
            assertEquals(
                    expected,
                    files.map(each -> each.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /** An option that is in no group stands below Options; of more than a few nobody finds the one. */
    @Test
    void manyOptionsStandInGroups() {
        for (List<String> command : commands()) {
            List<String> ungrouped = help(command, USUAL)
                    .out()
                    .lines()
                    .dropWhile(line -> !line.equals("Options:"))
                    .skip(1)
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.matches(" +(-[a-zA-Z], )?--.*"))
                    .toList();
            assertTrue(ungrouped.size() <= 8, () -> command + ": " + ungrouped);
        }
    }

    /** An option that is named below no heading, or a name of no option, would not be seen. */
    @Test
    void groupsNameTheOptionsThatThereAre() throws IOException {
        for (List<String> command : commands()) {
            CommandLine line = Kdt.whole(console(new ByteArrayOutputStream(), System.err, Map.of()));
            for (String word : command) {
                line = line.getSubcommands().get(word);
            }
            String file = ("kdt " + String.join(" ", command)).strip().replace(' ', '-') + ".md";
            List<String> named =
                    Files.readAllLines(Path.of("src/cli/src/main/resources/dev/kdt/cli/help/commands", file)).stream()
                            .dropWhile(each -> !each.equals("## Options"))
                            .skip(2)
                            .takeWhile(each -> each.startsWith("| "))
                            .flatMap(each -> Stream.of(each.split("[| ]+")).filter(word -> word.startsWith("--")))
                            .sorted()
                            .toList();
            List<String> options = line.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden() && !option.inherited())
                    .map(OptionSpec::longestName)
                    .sorted()
                    .toList();
            if (!named.isEmpty()) {
                assertEquals(options, named, file);
            }
        }
    }

    @Test
    void dailyOptionsComeFirst() {
        String tail = help(List.of("tail"), USUAL).out();
        List<String> headings =
                tail.lines().filter(line -> line.matches("[A-Z][a-z]+:")).toList();
        assertEquals(List.of("Reading:", "Choosing:", "Decoding:", "Showing:", "Everywhere:", "Examples:"), headings);
        assertTrue(tail.indexOf("--since=") < tail.indexOf("--until="), tail);
        assertTrue(tail.indexOf("--until=") < tail.indexOf("--efo"), tail);
    }

    @Test
    void theHelpOfFaultsNamesAllOfThem() {
        String help = String.join(" ", words(help(List.of("local", "fault", "add"), USUAL)));
        assertAll(Arrays.stream(FaultKind.values())
                .map(kind -> kind.word() + " " + kind.does())
                .map(line -> () -> assertTrue(help.contains(line), () -> line + " is not in " + help)));
    }

    @Test
    void paragraphsAreApart() {
        String help = help(List.of("lambda", "package"), USUAL).out();
        assertTrue(help.contains("\n\nWith --to the function "), help);
        assertTrue(help.contains("\n\nWith --runtime custom "), help);
    }

    @Test
    void aGroupWithoutACommandShowsItsHelp() {
        for (List<String> group : List.of(List.<String>of(), List.of("stream"), List.of("local", "fault"))) {
            Printed bare = run(group, USUAL);
            assertEquals(help(group, USUAL), bare);
        }
    }

    @Test
    void helpIsColouredOnlyWhenWanted() {
        assertTrue(
                run(List.of("tail", "--help", "--color", "always"), USUAL).out().contains("\u001b["));
        assertEquals(help(List.of("tail"), USUAL), run(List.of("tail", "--help", "--color", "never"), USUAL));
    }

    private record Printed(String out, String err) {}

    private static List<String> words(Printed help) {
        return Arrays.asList(help.out().strip().split("\\s+", -1));
    }

    /** The lines after {@code Examples:}, or {@code Start here}. */
    private static List<String> examples(Printed help) {
        return help.out()
                .lines()
                .dropWhile(line -> !line.startsWith("Examples:") && !line.startsWith("Start here"))
                .toList();
    }

    private static Printed help(List<String> command, int width) {
        List<String> args = new ArrayList<>(command);
        args.add("--help");
        return run(args, width);
    }

    private static Printed run(List<String> args, int width) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8)); // picocli warns there.
        try {
            int code = new Kdt(console(out, System.err, Map.of("COLUMNS", String.valueOf(width))))
                    .run(args.toArray(String[]::new));
            assertEquals(0, code, () -> "exit code of " + args);
        } finally {
            System.setErr(before);
        }
        return new Printed(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static List<List<String>> commands() {
        List<List<String>> all = new ArrayList<>();
        all.add(List.of());
        addBelow(List.of(), Commands.ALL, all);
        return all;
    }

    private static void addBelow(List<String> parent, List<Commands.Entry> commands, List<List<String>> all) {
        for (Commands.Entry each : commands) {
            List<String> name = new ArrayList<>(parent);
            name.add(each.name());
            all.add(name);
            addBelow(name, each.children(), all);
        }
    }

    private static Console console(ByteArrayOutputStream out, PrintStream err, Map<String, String> environment) {
        return new Console(
                new ByteArrayInputStream(new byte[0]),
                out,
                err,
                Terminal.NONE,
                environment,
                Path.of(""),
                Clock.systemUTC(),
                time -> {},
                Signals.NONE);
    }
}
