package dev.kdt.cli.help;

import dev.kdt.cli.help.HelpPage.Block;
import dev.kdt.cli.help.HelpPage.Kind;
import dev.kdt.cli.help.HelpPage.Lines;
import dev.kdt.cli.help.HelpPage.Paragraph;
import dev.kdt.cli.help.HelpPage.Rows;
import dev.kdt.cli.help.HelpPage.Section;
import dev.kdt.cli.help.HelpText.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the few forms of Markdown that help is written in: a title, headings, paragraphs, tables of two columns without a header, fenced
 * and indented lines.
 */
final class MarkdownPage {
    private static final String TITLE = "# ";
    private static final String HEADING = "## ";
    private static final String FENCE = "```";
    private static final String INDENTED = "    ";
    private static final String ROW = "| ";

    private final List<String> lines;
    private int at;

    private MarkdownPage(String text) {
        this.lines = text.lines().toList();
    }

    /** A topic's page: the title is its summary. */
    static HelpPage topic(String name, String text) {
        MarkdownPage reader = new MarkdownPage(text);
        String title = reader.lines.get(reader.at++).substring(TITLE.length());
        return new HelpPage("kdt help " + name, title, List.of(), reader.sections());
    }

    /** The sections of a text without a title. */
    static List<Section> sections(String text) {
        return new MarkdownPage(text).sections();
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        String heading = "";
        List<Block> blocks = new ArrayList<>();
        while (at < lines.size()) {
            String line = lines.get(at);
            if (line.startsWith(HEADING)) {
                add(sections, heading, blocks);
                heading = line.substring(HEADING.length());
                blocks = new ArrayList<>();
                at++;
            } else if (line.isEmpty()) {
                at++;
            } else {
                blocks.add(block(line));
            }
        }
        add(sections, heading, blocks);
        return sections;
    }

    private static void add(List<Section> sections, String heading, List<Block> blocks) {
        if (heading.isEmpty() && blocks.isEmpty()) {
            return;
        }
        sections.add(
                heading.isEmpty()
                        ? new Section(Kind.DESCRIPTION, "Description", blocks)
                        : new Section(Kind.MORE, heading, blocks));
    }

    private Block block(String first) {
        if (first.startsWith(FENCE)) {
            return fenced();
        }
        if (first.startsWith(INDENTED)) {
            return indented();
        }
        return first.startsWith(ROW) ? rows() : paragraph();
    }

    private Lines fenced() {
        List<String> inside = new ArrayList<>();
        at++;
        while (!lines.get(at).equals(FENCE)) {
            inside.add(("  " + lines.get(at++)).stripTrailing());
        }
        at++;
        return new Lines(inside);
    }

    private Lines indented() {
        List<String> inside = new ArrayList<>();
        while (at < lines.size() && lines.get(at).startsWith(INDENTED)) {
            inside.add(lines.get(at++).substring(INDENTED.length() - 2));
        }
        return new Lines(inside);
    }

    private Rows rows() {
        List<Row> rows = new ArrayList<>();
        while (at < lines.size() && lines.get(at).startsWith(ROW)) {
            String[] cells = lines.get(at++).replace("\\|", "\0").split("\\|", -1);
            String label = "  " + HelpText.withoutMarks(cells[1].strip().replace('\0', '|'));
            rows.add(new Row(label, label, cells[2].strip().replace('\0', '|')));
        }
        return new Rows(rows);
    }

    private Paragraph paragraph() {
        StringBuilder words = new StringBuilder();
        while (at < lines.size() && !lines.get(at).isEmpty() && !lines.get(at).startsWith(FENCE)) {
            words.append(words.isEmpty() ? "" : " ").append(lines.get(at++));
        }
        return new Paragraph(words.toString());
    }
}
