package dev.kdt.cli.show;

import dev.kdt.cli.console.Color;
import dev.kdt.pipeline.cases.CaseResult;
import java.util.ArrayList;
import java.util.List;

/** Shows how the cases of a file went: a line each, and for those that failed what is not as expected. */
public final class CaseRenderer {
    private final boolean colored;

    /** @param colored whether a terminal shows it */
    public CaseRenderer(boolean colored) {
        this.colored = colored;
    }

    /** The lines, without their ends. */
    public List<String> lines(String file, List<CaseResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add(painted(Color.BOLD, file));
        for (CaseResult each : results) {
            if (each.passed()) {
                lines.add("  " + painted(Color.GREEN, "ok") + "    "
                        + each.testCase().name());
                continue;
            }
            lines.add("  " + painted(Color.RED, "FAIL") + "  " + each.testCase().name() + " ("
                    + each.testCase().place() + ")");
            each.problems().forEach(problem -> lines.add("          " + problem));
        }
        return lines;
    }

    private String painted(Color color, String text) {
        return colored ? color.paint(text) : text;
    }
}
