package dev.kdt.cli.command.doctor;

import dev.kdt.cli.command.doctor.Finding.Level;
import dev.kdt.cli.console.Color;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.Table;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.show.PropertyList;
import java.util.List;
import java.util.Locale;

/** Prints findings. */
final class FindingsPage {
    private static final String ADVICE = "           -> ";

    private final List<Finding> findings;
    private final boolean colored;

    FindingsPage(List<Finding> findings, boolean colored) {
        this.findings = findings;
        this.colored = colored;
    }

    void print(DataOut out, ListFormat.Format format) {
        switch (format) {
            case PRETTY, TEXT -> lines(out);
            case NDJSON -> findings.forEach(each -> out.line(properties(each).json()));
            case JSON ->
                out.line(PropertyList.indented(
                        findings.stream().map(FindingsPage::properties).toList()));
        }
        out.flush();
    }

    /** What to do about a finding stands below it. */
    private void lines(DataOut out) {
        Table table = new Table();
        findings.forEach(each -> table.row(word(each.level()), each.check(), each.text()));
        List<String> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            Finding finding = findings.get(i);
            String word = word(finding.level());
            out.line(painted(finding.level(), word) + lines.get(i).substring(word.length()));
            if (finding.advice() != null) {
                out.line(ADVICE + finding.advice());
            }
        }
    }

    private String painted(Level level, String word) {
        if (!colored) {
            return word;
        }
        return switch (level) {
            case OK -> Color.GREEN.paint(word);
            case WARNING -> Color.YELLOW.paint(word);
            case WRONG -> Color.RED.paint(word);
            case UNCHECKED -> Color.DIM.paint(word);
        };
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private static PropertyList properties(Finding finding) {
        return new PropertyList()
                .add("check", finding.check())
                .add("level", word(finding.level()))
                .add("text", finding.text())
                .add("advice", finding.advice());
    }
}
