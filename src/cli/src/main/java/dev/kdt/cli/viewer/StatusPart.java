package dev.kdt.cli.viewer;

import dev.kdt.cli.console.DisplayWidth;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.cli.screen.ScreenLines;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the status line.
 *
 * @param isKept whether it is cut where there is too little room for it; else it is left out
 */
record StatusPart(String text, boolean isKept) {
    private static final String BETWEEN = "  ";

    /** Columns that a part that is kept has in any case. */
    private static final int LEAST = 12;

    /** A part that is left out where there is no room for it. */
    static StatusPart of(String text) {
        return new StatusPart(text, false);
    }

    /** A part that is never left out: it is cut where there is no room for all of it. */
    static StatusPart kept(String text) {
        return new StatusPart(PrintableText.cells(text).replace('\t', ' '), true);
    }

    private int width() {
        return DisplayWidth.of(text);
    }

    private int least() {
        return isKept ? Math.min(width(), LEAST) : width();
    }

    /** The columns that it takes at least, with the blanks before it. */
    private int taken() {
        return least() + BETWEEN.length();
    }

    /** How much wider than the least it gets. */
    private int more(int most, int left) {
        return Math.clamp((long) Math.min(width(), most) - least(), 0, Math.max(0, left));
    }

    /**
     * As many of these as have room in one line; the most important ones come first. One that is kept gets up to half of the line before
     * those behind it have room.
     */
    static String line(List<StatusPart> parts, int columns) {
        int kept = parts.stream()
                .filter(StatusPart::isKept)
                .mapToInt(StatusPart::taken)
                .sum();
        int left = columns + BETWEEN.length() - kept;
        List<StatusPart> fitting = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        boolean isFull = false;
        for (StatusPart each : parts) {
            isFull |= !each.isKept() && each.taken() > left;
            if (each.isKept()) {
                int more = each.more(columns / 2, left);
                left -= more;
                fitting.add(each);
                widths.add(each.least() + more);
            } else if (!isFull) {
                left -= each.taken();
                fitting.add(each);
                widths.add(each.width());
            }
        }
        return ScreenLines.cut(joined(fitting, widths, Math.max(0, left)), columns);
    }

    /** @param over the columns that are left for what was cut */
    private static String joined(List<StatusPart> parts, List<Integer> widths, int over) {
        int left = over;
        List<String> words = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            StatusPart each = parts.get(i);
            int wider = Math.min(left, each.width() - widths.get(i));
            left -= wider;
            words.add(ScreenLines.cut(each.text(), widths.get(i) + wider));
        }
        return String.join(BETWEEN, words);
    }
}
