package dev.kdt.cli;

import dev.kdt.cli.HelpText.Row;
import dev.kdt.cli.console.TerminalWidth;
import dev.kdt.cli.option.OptionGroup;
import dev.kdt.cli.option.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The layout of help: a command's own options first, those that every command takes apart, below. Lines are as wide as the
 * terminal, but not so wide that they are hard to read.
 */
final class HelpLayout {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 100;

    private final int width;

    private HelpLayout(int width) {
        this.width = width;
    }

    /** Lays out the help of {@code command}, not of those below it, for the session's terminal. */
    static void applyTo(CommandLine command, Session session) {
        int columns = TerminalWidth.columns(session.console());
        command.setColorScheme(Help.defaultColorScheme(session.coloredData() ? Ansi.ON : Ansi.OFF));
        new HelpLayout(Math.clamp(columns, NARROWEST, WIDEST)).applyTo(command);
    }

    private void applyTo(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.width(WIDEST);
        usage.abbreviateSynopsis(true);
        Map<String, CommandLine.IHelpSectionRenderer> sections = command.getHelpSectionMap();
        sections.clear();
        sections.put(UsageMessageSpec.SECTION_KEY_HEADER, help -> paragraphs(usage.header()));
        sections.put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, this::synopsis);
        sections.put(UsageMessageSpec.SECTION_KEY_DESCRIPTION, help -> underBlank(paragraphs(usage.description())));
        sections.put(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, help -> underBlank(parameters(help)));
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, this::options);
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, this::commands);
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> footer(usage));
        command.setHelpSectionMap(sections);
    }

    /** An empty line is between two paragraphs. */
    private String paragraphs(String... lines) {
        if (lines.length == 0) {
            return "";
        }
        return Stream.of(String.join("\n", lines).split("\n\n"))
                .map(each ->
                        new HelpText(width).paragraph(each.replace('\n', ' ')).toString())
                .collect(Collectors.joining("\n"));
    }

    private static String underBlank(String section) {
        return section.isEmpty() ? "" : "\n" + section;
    }

    private String synopsis(Help help) {
        HelpText text = new HelpText(width);
        String[] lines = help.commandSpec().usageMessage().customSynopsis();
        String[] shown = lines.length > 0
                ? lines
                : new String[] {help.synopsis(0).strip().replaceAll("\\s+", " ")};
        for (int i = 0; i < shown.length; i++) {
            text.line((i == 0 ? "Usage: " : "       ") + shown[i]);
        }
        return "\n" + text;
    }

    private String parameters(Help help) {
        Help.IParameterRenderer renderer = help.createDefaultParameterRenderer();
        List<Row> rows = help.commandSpec().positionalParameters().stream()
                .filter(each -> !each.hidden())
                .map(each ->
                        row(renderer.render(each, help.createDefaultParamLabelRenderer(), help.colorScheme()), "  "))
                .toList();
        return new HelpText(width).rows(rows).toString();
    }

    private String options(Help help) {
        boolean root = help.commandSpec().parent() == null;
        Map<String, String> groups = groups(help.commandSpec());
        Map<String, List<OptionSpec>> byHeading = new LinkedHashMap<>();
        groups.values().forEach(heading -> byHeading.put(heading, new ArrayList<>()));
        List<OptionSpec> others = new ArrayList<>();
        List<OptionSpec> everywhere = new ArrayList<>();
        help.commandSpec().options().stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparing(HelpLayout::sortedBy))
                .forEach(option -> (root || option.inherited()
                                ? everywhere
                                : byHeading.getOrDefault(groups.get(option.longestName()), others))
                        .add(option));
        byHeading.put("Options", others);
        byHeading.put("Everywhere", everywhere);
        return byHeading.entrySet().stream()
                .map(each -> options(help, each.getKey(), each.getValue()))
                .collect(Collectors.joining());
    }

    /** The headings of options that stand together, by the options' names, in the order of the command's mixins. */
    private static Map<String, String> groups(CommandSpec command) {
        Map<String, String> groups = new LinkedHashMap<>();
        for (CommandSpec mixin : command.mixins().values()) {
            OptionGroup group = mixin.userObject().getClass().getAnnotation(OptionGroup.class);
            if (group != null) {
                mixin.options().forEach(option -> groups.put(option.longestName(), group.value()));
            }
        }
        return groups;
    }

    /** {@code -n, --count} stands under n, as it is looked for. */
    private static String sortedBy(OptionSpec option) {
        return option.shortestName().replace("-", "").toLowerCase(Locale.ROOT);
    }

    private String options(Help help, String heading, List<OptionSpec> options) {
        Help.IOptionRenderer renderer = help.createDefaultOptionRenderer();
        List<Row> rows = options.stream()
                .map(each -> row(
                        renderer.render(each, help.createDefaultParamLabelRenderer(), help.colorScheme()), "      "))
                .toList();
        return rows.isEmpty() ? "" : "\n" + heading + ":\n" + new HelpText(width).rows(rows);
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

    private String commands(Help help) {
        List<Row> rows = new ArrayList<>();
        help.subcommands().forEach((name, each) -> {
            String header = String.join(" ", each.commandSpec().usageMessage().header());
            rows.add(new Row("  " + name, "  " + help.colorScheme().commandText(name), header));
        });
        return rows.isEmpty() ? "" : "\nCommands:\n" + new HelpText(width).rows(rows);
    }

    private String footer(UsageMessageSpec usage) {
        HelpText text = new HelpText(width);
        Arrays.stream(usage.footer()).forEach(text::line);
        return text.toString();
    }
}
