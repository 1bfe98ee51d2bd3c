package dev.kdt.cli.help;

import dev.kdt.cli.help.HelpPage.Block;
import dev.kdt.cli.help.HelpPage.Kind;
import dev.kdt.cli.help.HelpPage.Section;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a page as a manual page, in the macros of man(7).
 *
 * @param section of the manual: 1 for commands, 7 for topics
 * @param date of the page, such as {@code 2026-11-22}; empty for none
 * @param version such as {@code kdt 1.0}
 */
record RoffPage(HelpPage page, int section, String date, String version) {
    /** Names of options and their values in a label, such as {@code --count=N}. */
    private static final Pattern OPTION =
            Pattern.compile("(?<![\\w-])(--?[A-Za-z][\\w-]*)(?:(\\[?)=([^\\],]+(?:\\[[^\\]]*\\])?))?");

    /** The name of the page, such as {@code kdt-stream-list}. */
    String name() {
        return page.name().replace(' ', '-').replaceFirst("^kdt-help-", "kdt-");
    }

    /** The page's text. */
    String text() {
        StringBuilder roff = new StringBuilder();
        roff.append(".TH ").append(quoted(name().toUpperCase(Locale.ROOT)));
        roff.append(' ').append(section).append(" \"").append(date).append('"');
        roff.append(' ')
                .append(quoted(version))
                .append(' ')
                .append(quoted("kdt manual"))
                .append('\n');
        roff.append(".nh\n.ad l\n"); // Commands and options are not broken, and stand as they are typed.
        roff.append(".SH NAME\n")
                .append(escaped(name()))
                .append(" \\- ")
                .append(summary())
                .append('\n');
        if (!page.usage().isEmpty()) {
            roff.append(".SH SYNOPSIS\n");
            for (int i = 0; i < page.usage().size(); i++) {
                roff.append(i == 0 ? "" : ".br\n")
                        .append(".B ")
                        .append(escaped(page.usage().get(i)))
                        .append('\n');
            }
        }
        Kind before = Kind.MORE;
        for (Section each : page.sections()) {
            boolean firstOption = each.kind() == Kind.OPTIONS && before != Kind.OPTIONS;
            roff.append(firstOption ? ".SH OPTIONS\n" : "").append(heading(each));
            append(roff, each.blocks());
            before = each.kind();
        }
        return roff.toString();
    }

    /** Without a full stop, as in the lists of apropos(1). */
    private String summary() {
        return escaped(HelpText.withoutMarks(page.summary()).replaceFirst("\\.$", ""));
    }

    private static String heading(Section section) {
        return section.kind() == Kind.OPTIONS
                ? ".SS " + escaped(section.heading()) + "\n"
                : ".SH " + escaped(section.heading().toUpperCase(Locale.ROOT)) + "\n";
    }

    private static void append(StringBuilder roff, List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            switch (blocks.get(i)) {
                case HelpPage.Paragraph paragraph ->
                    roff.append(i == 0 ? "" : ".PP\n")
                            .append(prose(paragraph.words()))
                            .append('\n');
                case HelpPage.Rows rows ->
                    rows.rows()
                            .forEach(row -> roff.append(".TP\n")
                                    .append(label(row.label().strip()))
                                    .append('\n')
                                    .append(prose(row.description()))
                                    .append('\n'));
                case HelpPage.Lines lines -> {
                    roff.append(i == 0 ? "" : ".PP\n").append(".nf\n");
                    lines.lines().forEach(line -> roff.append(escaped(line)).append('\n'));
                    roff.append(".fi\n");
                }
            }
        }
    }

    /** A label whose options are bold and whose values are in italics; one without options is bold. */
    private static String label(String label) {
        Matcher options = OPTION.matcher(label);
        StringBuilder styled = new StringBuilder();
        int done = 0;
        while (options.find()) {
            styled.append(escapedInside(label.substring(done, options.start())))
                    .append("\\fB")
                    .append(escapedInside(options.group(1)))
                    .append("\\fR");
            if (options.group(3) != null) {
                styled.append(options.group(2))
                        .append("=\\fI")
                        .append(escapedInside(options.group(3)))
                        .append("\\fR");
            }
            done = options.end();
        }
        return done == 0
                ? "\\fB" + escapedInside(label) + "\\fR"
                : protectedStart(styled + escapedInside(label.substring(done)));
    }

    /** A paragraph on one line, its code in bold. */
    private static String prose(String words) {
        StringBuilder styled = new StringBuilder();
        String[] parts = words.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = escapedInside(parts[i]);
            styled.append(i % 2 == 0 ? part : "\\fB" + part + "\\fR");
        }
        return protectedStart(styled.toString());
    }

    private static String quoted(String text) {
        return '"' + escapedInside(text).replace("\"", "\\(dq") + '"';
    }

    private static String escaped(String text) {
        return protectedStart(escapedInside(text));
    }

    /** The characters that mean something to roff, and those that it would show as others of typography. */
    private static String escapedInside(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                    if (c < 0x80) {
                        escaped.appendCodePoint(c);
                    } else {
                        escaped.append("\\[u%04X]".formatted(c));
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** A line that begins with a dot would be a request. */
    private static String protectedStart(String line) {
        return line.startsWith(".") ? "\\&" + line : line;
    }
}
