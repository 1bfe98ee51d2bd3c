package dev.kdt.cli.help;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** The manual: a page for each command and each topic. */
public final class Manual {
    private static final int COMMANDS = 1;

    private final CommandLine root;

    private Manual(CommandLine root) {
        this.root = root;
    }

    /** The manual of a command line. */
    public static Manual of(CommandLine root) {
        return new Manual(root);
    }

    /**
     * The pages in roff by the names of their files, such as {@code kdt-tail.1}.
     *
     * @param date such as {@code 2026-11-22}; empty for none
     * @param version such as {@code kdt 1.0}
     */
    public Map<String, String> pages(String date, String version) {
        Map<String, String> pages = new TreeMap<>();
        add(root, date, version, pages);
        return pages;
    }

    private static void add(CommandLine command, String date, String version, Map<String, String> pages) {
        command.setColorScheme(Help.defaultColorScheme(Ansi.OFF));
        RoffPage page = new RoffPage(CommandPage.of(command), COMMANDS, date, version);
        pages.put(page.name() + "." + COMMANDS, page.text());
        command.getSubcommands().values().forEach(each -> add(each, date, version, pages));
    }
}
