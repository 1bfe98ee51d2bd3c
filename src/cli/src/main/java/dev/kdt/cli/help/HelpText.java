package dev.kdt.cli.help;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks help texts into lines: only at spaces, so that no URL, file name or option is torn apart. */
public final class HelpText {
    /** A label that is longer stands on a line of its own. */
    private static final int LONGEST_LABEL = 26;

    private static final int BETWEEN_COLUMNS = 2;

    private static final Pattern SECOND_COLUMN = Pattern.compile("\\S {2,}(?=\\S)");

    private final StringBuilder text = new StringBuilder();
    private final int width;

    /** @param width columns of a line, at the most; a single word may be longer */
    HelpText(int width) {
        this.width = width;
    }

    /**
     * A row of two columns.
     *
     * @param label with its indentation
     * @param shown the same as it is printed, which may have control sequences for colours
     */
    public record Row(String label, String shown, String description) {}

    /** The words without the backticks that mark code. */
    static String withoutMarks(String words) {
        return words.replace("`", "");
    }

    /** Adds an empty line if {@code wanted}. */
    HelpText blank(boolean wanted) {
        text.append(wanted ? "\n" : "");
        return this;
    }

    /** Adds a part of a section. */
    HelpText block(HelpPage.Block block) {
        // Without a switch on types: linking one takes longer than the whole page.
        if (block instanceof HelpPage.Paragraph paragraph) {
            paragraph(paragraph.words());
        } else if (block instanceof HelpPage.Rows rows) {
            rows(rows.rows());
        } else if (block instanceof HelpPage.Lines lines) {
            lines.lines().forEach(this::line);
        }
        return this;
    }

    /** Adds a paragraph. */
    HelpText paragraph(String words) {
        wrap(withoutMarks(words), 0, 0);
        return this;
    }

    /** Adds a line whose own spaces are kept. What does not fit goes on below the line's second column, or further in. */
    HelpText line(String line) {
        if (line.length() <= width) {
            text.append(line).append('\n');
            return this;
        }
        Matcher columns = SECOND_COLUMN.matcher(line);
        int indentation = line.length() - line.stripLeading().length();
        boolean two = columns.find() && columns.end() < width / 2 + BETWEEN_COLUMNS;
        int column = two ? columns.end() : indentation;
        text.append(line, 0, column);
        wrap(line.substring(column), column, two ? column : indentation + BETWEEN_COLUMNS);
        return this;
    }

    /** Adds rows; their second columns begin below each other. */
    HelpText rows(List<Row> rows) {
        int longest = rows.stream()
                .mapToInt(row -> row.label().length())
                .filter(length -> length <= LONGEST_LABEL)
                .max()
                .orElse(LONGEST_LABEL);
        int second = longest + BETWEEN_COLUMNS;
        for (Row row : rows) {
            text.append(row.shown());
            if (row.label().length() > longest) {
                text.append('\n').append(" ".repeat(second));
            } else {
                text.append(" ".repeat(second - row.label().length()));
            }
            wrap(withoutMarks(row.description()), second, second);
        }
        return this;
    }

    /**
     * Appends words up to the end of a line.
     *
     * @param column where the first word begins: what stands before is there already
     * @param indentation of further lines
     */
    private void wrap(String words, int column, int indentation) {
        int at = column;
        boolean first = true;
        for (String word : words.strip().split(" ", -1)) {
            if (word.isEmpty()) {
                continue; // Between two spaces.
            }
            if (!first && at + 1 + word.length() > width) {
                text.append('\n').append(" ".repeat(indentation));
                at = indentation;
                first = true;
            }
            text.append(first ? "" : " ").append(word);
            at += word.length() + (first ? 0 : 1);
            first = false;
        }
        text.append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
