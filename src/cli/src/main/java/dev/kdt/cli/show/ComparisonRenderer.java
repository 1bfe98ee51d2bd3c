package dev.kdt.cli.show;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Color;
import dev.kdt.pipeline.report.Comparison;
import dev.kdt.pipeline.report.Comparison.Change;
import dev.kdt.pipeline.report.Comparison.Kind;
import java.util.ArrayList;
import java.util.List;

/** Shows what two pipelines make differently: a paragraph for each change, with its first examples. */
public final class ComparisonRenderer {
    private final boolean colored;

    /** @param colored whether a terminal shows it */
    public ComparisonRenderer(boolean colored) {
        this.colored = colored;
    }

    /** The lines, without their ends; none when nothing differs. */
    public List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (Change change : comparison.changes()) {
            lines.add(painted(color(change.kind()), headline(change)));
            change.examples().forEach(each -> lines.add(("    " + each.place() + "  " + each.text()).stripTrailing()));
        }
        return lines;
    }

    private static String headline(Change change) {
        String records = Amounts.count(change.count(), "record");
        return switch (change.kind()) {
            case ENDING -> change.what() + ": " + records;
            case CHANGED -> change.what() + ": changed in " + records;
            case ADDED -> change.what() + ": new in " + records;
            case REMOVED -> change.what() + ": gone from " + records;
            case SPELLING -> "the same, but written differently: " + records;
        };
    }

    private static Color color(Kind kind) {
        return switch (kind) {
            case ENDING, CHANGED, SPELLING -> Color.YELLOW;
            case ADDED -> Color.GREEN;
            case REMOVED -> Color.RED;
        };
    }

    private String painted(Color color, String text) {
        return colored ? color.paint(text) : text;
    }
}
