package dev.kdt.cli.command.doctor;

import dev.kdt.cli.command.doctor.CheckResult.Level;
import dev.kdt.cli.console.Color;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.Table;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.show.PropertyList;
import java.util.List;
import java.util.Locale;

/** Prints the results of checks. */
final class CheckResultsPage {
    private static final String ADVICE = "           -> ";

    private final List<CheckResult> results;
    private final boolean colored;

    CheckResultsPage(List<CheckResult> results, boolean colored) {
        this.results = results;
        this.colored = colored;
    }

    void print(DataOut out, ListFormat.Format format) {
        switch (format) {
            case PRETTY, TEXT -> lines(out);
            case NDJSON -> results.forEach(each -> out.line(properties(each).json()));
            case JSON ->
                out.line(PropertyList.indented(
                        results.stream().map(CheckResultsPage::properties).toList()));
        }
        out.flush();
    }

    /** What to do about a result stands below it. */
    private void lines(DataOut out) {
        Table table = new Table();
        results.forEach(each -> table.row(word(each.level()), each.check(), each.text()));
        List<String> lines = table.lines();
        for (int i = 0; i < lines.size(); i++) {
            CheckResult result = results.get(i);
            String word = word(result.level());
            out.line(painted(result.level(), word) + lines.get(i).substring(word.length()));
            if (result.advice() != null) {
                out.line(ADVICE + result.advice());
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

    private static PropertyList properties(CheckResult result) {
        return new PropertyList()
                .add("check", result.check())
                .add("level", word(result.level()))
                .add("text", result.text())
                .add("advice", result.advice());
    }
}
