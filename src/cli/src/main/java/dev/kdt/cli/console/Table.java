package dev.kdt.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns, two blanks apart. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private int numbersFrom = Integer.MAX_VALUE;

    /** Lets the columns from {@code column} on, counted from 0, end under each other instead of beginning so. */
    public Table numbersFrom(int column) {
        numbersFrom = column;
        return this;
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, without blanks at their ends. */
    public List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String blanks = " ".repeat(widths[i] - DisplayWidth.of(row.get(i)));
            line.append(i < numbersFrom ? row.get(i) + blanks : blanks + row.get(i))
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }
}
