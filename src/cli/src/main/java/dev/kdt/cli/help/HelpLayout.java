package dev.kdt.cli.help;

import dev.kdt.cli.console.TerminalWidth;
import dev.kdt.cli.help.HelpPage.Kind;
import dev.kdt.cli.help.HelpPage.Section;
import dev.kdt.cli.option.Session;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lays pages out as text. Lines are as wide as the terminal, but not so wide that they are hard to read. */
public final class HelpLayout {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 100;

    private final int width;

    private HelpLayout(int width) {
        this.width = width;
    }

    /** Lays out the help of {@code command}, not of those below it, for the session's terminal. */
    public static void applyTo(CommandLine command, Session session) {
        command.setColorScheme(Help.defaultColorScheme(session.coloredData() ? Ansi.ON : Ansi.OFF));
        command.getCommandSpec().usageMessage().width(WIDEST);
        Map<String, CommandLine.IHelpSectionRenderer> sections = command.getHelpSectionMap();
        sections.clear();
        sections.put(UsageMessageSpec.SECTION_KEY_HEADER, help -> text(CommandPage.of(command), session));
        command.setHelpSectionMap(sections);
    }

    /** {@code page} as text for the session's terminal. */
    public static String text(HelpPage page, Session session) {
        int columns = TerminalWidth.columns(session.console());
        return new HelpLayout(Math.clamp(columns, NARROWEST, WIDEST)).text(page);
    }

    private String text(HelpPage page) {
        HelpText text = new HelpText(width).paragraph(page.summary());
        for (int i = 0; i < page.usage().size(); i++) {
            text.blank(i == 0);
            text.line((i == 0 ? "Usage: " : "       ") + page.usage().get(i));
        }
        for (Section section : page.sections()) {
            text.blank(true);
            boolean headed = section.kind() != Kind.DESCRIPTION && section.kind() != Kind.ARGUMENTS;
            if (headed) {
                text.line(section.heading() + ":");
            }
            for (int i = 0; i < section.blocks().size(); i++) {
                text.blank(i > 0);
                text.block(section.blocks().get(i));
            }
        }
        return text.toString();
    }
}
