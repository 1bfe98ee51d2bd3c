package dev.kdt.cli.help;

import dev.kdt.cli.help.HelpPage.Block;
import dev.kdt.cli.help.HelpPage.Kind;
import dev.kdt.cli.help.HelpPage.Paragraph;
import dev.kdt.cli.help.HelpPage.Rows;
import dev.kdt.cli.help.HelpPage.Section;
import dev.kdt.cli.help.HelpText.Row;
import dev.kdt.cli.model.CommandModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Makes the page of a command: its own options first, those that every command takes apart, below. */
final class CommandPage {
    private static final String OPTIONS = "Options";
    private static final String EVERYWHERE = "Everywhere";

    private final CommandSpec command;
    private final Help help;

    /** Of the commands below, which need not be there themselves. */
    private final Map<String, String> summaries;

    private CommandPage(CommandLine command) {
        this.command = command.getCommandSpec();
        this.command.usageMessage().abbreviateSynopsis(true);
        this.help = new Help(this.command, command.getColorScheme());
        this.summaries = CommandModels.summaries(this.command);
    }

    /** The page of {@code command}, coloured as its scheme says. */
    static HelpPage of(CommandLine command) {
        return new CommandPage(command).page();
    }

    private HelpPage page() {
        UsageMessageSpec usage = command.usageMessage();
        List<Section> sections = new ArrayList<>();
        add(sections, Kind.DESCRIPTION, "Description", paragraphs(usage.description()));
        add(sections, Kind.ARGUMENTS, "Arguments", rows(parameters()));
        add(sections, Kind.COMMANDS, "Commands", rows(commands()));
        if (command.parent() == null) {
            add(sections, Kind.MORE, "Topics of 'kdt help'", rows(Topics.rows()));
        }
        optionGroups().forEach((heading, options) -> add(sections, Kind.OPTIONS, heading, rows(rowsOf(options))));
        sections.addAll(HelpResources.ofCommand(command.qualifiedName()));
        return new HelpPage(command.qualifiedName(), String.join(" ", usage.header()), synopsis(), sections);
    }

    private static void add(List<Section> sections, Kind kind, String heading, List<? extends Block> blocks) {
        if (!blocks.isEmpty()) {
            sections.add(new Section(kind, heading, List.copyOf(blocks)));
        }
    }

    /** An empty line is between two paragraphs. */
    private static List<Paragraph> paragraphs(String... lines) {
        return lines.length == 0
                ? List.of()
                : Stream.of(String.join("\n", lines).split("\n\n"))
                        .map(each -> new Paragraph(each.replace('\n', ' ')))
                        .toList();
    }

    private static List<Rows> rows(List<Row> rows) {
        return rows.isEmpty() ? List.of() : List.of(new Rows(rows));
    }

    private List<String> synopsis() {
        String[] lines = command.usageMessage().customSynopsis();
        if (lines.length > 0) {
            return List.of(lines);
        }
        String synopsis = help.synopsis(0).strip().replaceAll("\\s+", " ");
        boolean isGroup = help.subcommands().isEmpty() && !summaries.isEmpty();
        return List.of(isGroup ? synopsis + " " + command.usageMessage().synopsisSubcommandLabel() : synopsis);
    }

    private List<Row> parameters() {
        Help.IParameterRenderer renderer = help.createDefaultParameterRenderer();
        return command.positionalParameters().stream()
                .filter(each -> !each.hidden())
                .map(each ->
                        row(renderer.render(each, help.createDefaultParamLabelRenderer(), help.colorScheme()), "  "))
                .toList();
    }

    /** The options by their headings, in the order in which they are shown: as the command's resource says, then others. */
    private Map<String, List<OptionSpec>> optionGroups() {
        boolean root = command.parent() == null;
        Map<String, List<OptionSpec>> byHeading = new LinkedHashMap<>();
        Map<String, String> headings = new HashMap<>();
        List<String> order = new ArrayList<>();
        HelpResources.optionGroups(command.qualifiedName()).forEach((heading, names) -> {
            byHeading.put(heading, new ArrayList<>());
            names.forEach(name -> headings.put(name, heading));
            order.addAll(names);
        });
        List<OptionSpec> others = new ArrayList<>();
        List<OptionSpec> everywhere = new ArrayList<>();
        command.options().stream()
                .filter(option -> !option.hidden())
                .sorted((one, other) -> compare(order, one, other))
                .forEach(option -> (root || option.inherited()
                                ? everywhere
                                : byHeading.getOrDefault(headings.getOrDefault(option.longestName(), OPTIONS), others))
                        .add(option));
        byHeading.put(OPTIONS, others);
        byHeading.put(EVERYWHERE, everywhere);
        return byHeading;
    }

    /** Without {@code Comparator.comparing}: what it makes is not kept in the JVM's cache. */
    private static int compare(List<String> order, OptionSpec one, OptionSpec other) {
        int places = Integer.compare(place(order, one), place(order, other));
        return places != 0 ? places : sortedBy(one).compareTo(sortedBy(other));
    }

    private static int place(List<String> order, OptionSpec option) {
        int place = order.indexOf(option.longestName());
        return place < 0 ? order.size() : place;
    }

    /** {@code -n, --count} stands under n, as it is looked for. */
    private static String sortedBy(OptionSpec option) {
        return option.shortestName().replace("-", "").toLowerCase(Locale.ROOT);
    }

    private List<Row> rowsOf(List<OptionSpec> options) {
        Help.IOptionRenderer renderer = help.createDefaultOptionRenderer();
        return options.stream()
                .map(each -> row(
                        renderer.render(each, help.createDefaultParamLabelRenderer(), help.colorScheme()), "      "))
                .toList();
    }

    /**
     * A row of what picocli makes for its table: a mark, the short name, a comma, the long name, the description.
     *
     * @param indentation where there is no short name
     */
    private static Row row(Text[][] cells, String indentation) {
        Text[] first = cells[0];
        String shortName = first[1].plainString();
        String plain = shortName.isEmpty() ? indentation : "  " + shortName + first[2].plainString() + " ";
        String shown = shortName.isEmpty() ? indentation : "  " + first[1] + first[2] + " ";
        String description =
                Arrays.stream(cells).map(each -> each[4].plainString()).collect(Collectors.joining(" "));
        return new Row(plain + first[3].plainString(), shown + first[3], description);
    }

    private List<Row> commands() {
        List<Row> rows = new ArrayList<>();
        summaries.forEach((name, summary) ->
                rows.add(new Row("  " + name, "  " + help.colorScheme().commandText(name), summary)));
        return rows;
    }
}
