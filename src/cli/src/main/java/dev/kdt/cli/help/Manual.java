package dev.kdt.cli.help;

import dev.kdt.cli.help.HelpPage.Section;
import dev.kdt.jq.run.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** The manual: a page for each command and each topic. */
public final class Manual {
    private static final int COMMANDS = 1;
    private static final int TOPICS = 7;

    private final CommandLine root;
    private final Help.ColorScheme colors;

    private Manual(CommandLine root, boolean colored) {
        this.root = root;
        this.colors = Help.defaultColorScheme(colored ? Ansi.ON : Ansi.OFF);
    }

    /** The manual of the command line {@code root}, which has every command in it. */
    public static Manual of(CommandLine root, boolean colored) {
        return new Manual(root, colored);
    }

    /**
     * The page of a command or a topic; without words, that of the whole command line.
     *
     * @throws CommandLine.ParameterException when there is none
     */
    public HelpPage page(List<String> words) {
        if (words.isEmpty()) {
            root.setColorScheme(colors);
            return CommandPage.of(root);
        }
        CommandLine command = root;
        for (int i = 0; i < words.size(); i++) {
            CommandLine above = command;
            command = above.getSubcommands().get(words.get(i));
            if (command == null && i == 0 && words.size() == 1 && Topics.ALL.contains(words.getFirst())) {
                return Topics.page(words.getFirst());
            }
            if (command == null) {
                throw unknown(above, words.subList(i, words.size()));
            }
        }
        return page(command);
    }

    /** The page of a command with what only the manual has: the topic of its name, exit codes, what to read next. */
    private HelpPage page(CommandLine command) {
        command.setColorScheme(colors);
        HelpPage page = CommandPage.of(command);
        String name = command.getCommandName();
        boolean topic = isRoot(command.getParent()) && Topics.ALL.contains(name);
        List<Section> more = new ArrayList<>(topic ? Topics.page(name).sections() : List.of());
        more.addAll(MarkdownPage.sections(String.valueOf(HelpResources.text("manual.md"))));
        more.addAll(HelpResources.seeAlso(command.getCommandSpec().qualifiedName()));
        return page.with(more);
    }

    private boolean isRoot(@Nullable CommandLine command) {
        return root.equals(command);
    }

    /** Of a command's sub-command no topic is meant. */
    private CommandLine.ParameterException unknown(CommandLine above, List<String> words) {
        Stream<String> topics = isRoot(above) ? Topics.ALL.stream() : Stream.empty();
        List<String> known = Stream.concat(above.getSubcommands().keySet().stream(), topics)
                .distinct()
                .toList();
        String suggestion = Suggestion.among(known, words.getFirst());
        return suggestion.isEmpty()
                ? new CommandLine.UnmatchedArgumentException(above, words)
                : new CommandLine.ParameterException(
                        above, "no command or topic '" + words.getFirst() + "'" + suggestion);
    }

    /**
     * The pages in roff by the names of their files, such as {@code kdt-tail.1} and {@code kdt-jq.7}.
     *
     * @param date such as {@code 2026-11-22}; empty for none
     * @param version such as {@code kdt 1.0}
     */
    public Map<String, String> pages(String date, String version) {
        Map<String, String> pages = new TreeMap<>();
        add(root, date, version, pages);
        for (String topic : Topics.ALL) {
            RoffPage page = new RoffPage(Topics.page(topic), TOPICS, date, version);
            pages.put(page.name() + "." + TOPICS, page.text());
        }
        return pages;
    }

    private void add(CommandLine command, String date, String version, Map<String, String> pages) {
        RoffPage page = new RoffPage(page(command), COMMANDS, date, version);
        pages.put(page.name() + "." + COMMANDS, page.text());
        command.getSubcommands().values().stream()
                .filter(each -> !each.getCommandSpec().usageMessage().hidden())
                .forEach(each -> add(each, date, version, pages));
    }
}
