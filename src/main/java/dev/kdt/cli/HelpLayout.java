package dev.kdt.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How help looks: a command's own options first, those that every command takes apart, below. */
final class HelpLayout {
    private static final int WIDTH = 100;

    private HelpLayout() {}

    static void applyTo(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.width(WIDTH);
        usage.abbreviateSynopsis(true);
        usage.synopsisHeading("%nUsage: ");
        usage.descriptionHeading("%n");
        usage.commandListHeading("%nCommands:%n");
        Map<String, CommandLine.IHelpSectionRenderer> sections = command.getHelpSectionMap();
        sections.put(
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
                help -> help.commandSpec().positionalParameters().isEmpty() ? "" : System.lineSeparator());
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING, help -> "");
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
        command.setHelpSectionMap(sections);
        command.getSubcommands().values().forEach(HelpLayout::applyTo);
    }

    private static String options(Help help) {
        boolean root = help.commandSpec().parent() == null;
        Map<Boolean, List<OptionSpec>> byOrigin = help.commandSpec().options().stream()
                .filter(option -> !option.hidden())
                .collect(Collectors.partitioningBy(option -> root || option.inherited()));
        return section(help, "Options", byOrigin.getOrDefault(false, List.of()))
                + section(help, "Everywhere", byOrigin.getOrDefault(true, List.of()));
    }

    private static String section(Help help, String heading, List<OptionSpec> options) {
        return options.isEmpty() ? "" : String.format("%n%s:%n%s", heading, help.optionListExcludingGroups(options));
    }
}
