package dev.kdt.cli.playground;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.playground.Workbench.Attempt;
import dev.kdt.cli.playground.Workbench.Extent;
import dev.kdt.pipeline.report.Story;
import dev.kdt.pipeline.report.Story.Ending;
import dev.kdt.pipeline.report.StoryText;
import dev.kdt.pipeline.report.StoryText.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the terminal.
 *
 * @param columns of the terminal
 * @param rows of the terminal
 */
record Screen(int columns, int rows) {
    private static final String KEYS =
            "n next  p previous  q quit  e edit  f failures first  r reload  \u2191\u2193 scroll";
    private static final String TYPING_KEYS = "enter keep  esc back";
    static final String PROMPT = "jq> ";

    /** With fewer rows there is room for the title, the record, and the last line only. */
    private static final int ROOMY = 10;

    private static final int LINES_AROUND_A_STORY = 5;

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    /**
     * What is shown.
     *
     * @param extent how much of the input the records are
     * @param latest try; when it failed, the walk is that through what worked before
     * @param scrolled how many lines of the story are above the screen
     * @param typed the expression while it is typed; null while one looks
     * @param expression that comes behind the pipeline
     */
    record View(
            String title,
            Extent extent,
            Walk walk,
            Attempt latest,
            int scrolled,
            @Nullable String typed,
            String expression) {}

    /** As many lines as the terminal has rows. */
    List<AttributedString> lines(View view) {
        List<AttributedString> above = above(view);
        List<AttributedString> below = below(view);
        List<AttributedString> story = nothingWorkedYet(view)
                ? remarks(view).toList()
                : story(view.walk().current());
        int room = Math.max(0, rows - above.size() - below.size());
        int from = Math.min(view.scrolled(), Math.max(0, story.size() - room));
        List<AttributedString> lines = new ArrayList<>(above);
        lines.addAll(story.subList(from, Math.min(story.size(), from + room)));
        while (lines.size() < above.size() + room) {
            lines.add(AttributedString.EMPTY);
        }
        lines.addAll(below);
        return lines.subList(lines.size() - rows, lines.size());
    }

    private boolean isSmall() {
        return rows < ROOMY;
    }

    /** Whose records these are, and which of them is shown. */
    private List<AttributedString> above(View view) {
        Walk walk = view.walk();
        AttributedString title = line(PLAIN.bold(), view.title() + "  " + counts(view));
        if (isSmall()) {
            return List.of(title);
        }
        String order = walk.hasFailuresFirst() ? "failures first" : "in their order";
        return List.of(
                title, line(PLAIN.faint(), "record " + walk.number() + " of " + walk.size() + ", " + order), rule());
    }

    private static String counts(View view) {
        Walk walk = view.walk();
        String first = view.extent() == Extent.FIRST ? "the first " : "";
        return first + Amounts.count(walk.size(), "record") + ": " + walk.count(Ending.KEPT) + " kept, "
                + walk.count(Ending.DROPPED) + " dropped, " + walk.count(Ending.FAILED) + " failed";
    }

    /** What is to be said, the expression if it does anything, and what keys there are. */
    private List<AttributedString> below(View view) {
        List<AttributedString> lines = new ArrayList<>();
        if (!isSmall()) {
            lines.add(rule());
        }
        if (!nothingWorkedYet(view)) {
            remarks(view).limit(linesOfAValue()).forEach(lines::add);
        }
        if (view.typed() != null) {
            if (!isSmall()) {
                lines.add(line(PLAIN.faint(), TYPING_KEYS));
            }
            lines.add(line(PLAIN.bold(), PROMPT + view.typed()));
        } else {
            if (!view.expression().equals(".")) {
                lines.add(line(PLAIN.foreground(AttributedStyle.CYAN), PROMPT + view.expression()));
            }
            lines.add(line(PLAIN.faint(), KEYS));
        }
        return lines;
    }

    private static boolean nothingWorkedYet(View view) {
        return view.latest().stories() == null && view.walk().size() == 0;
    }

    private Stream<AttributedString> remarks(View view) {
        int color = view.latest().stories() == null ? AttributedStyle.RED : AttributedStyle.YELLOW;
        return view.latest().remarks().stream().flatMap(each -> wrapped(each, PLAIN.foreground(color)).stream());
    }

    /** How many lines a page is scrolled by: a line of the page before stays. */
    int page() {
        return Math.max(1, rows - LINES_AROUND_A_STORY - 1);
    }

    /** How far a story can be scrolled. */
    int longestScroll(@Nullable Story story) {
        return story(story).size() - 1;
    }

    /** A value may take some lines, but what the steps made of it is to be seen as well. */
    private int linesOfAValue() {
        return Math.max(1, rows / 3);
    }

    private List<AttributedString> story(@Nullable Story story) {
        return story == null
                ? List.of(line(PLAIN.faint(), "there is no record"))
                : new StoryText(columns * linesOfAValue())
                        .lines(story).stream()
                                .flatMap(each -> wrapped(each.text(), style(each.tone())).stream())
                                .toList();
    }

    /** A line over as many lines as it takes, each indented as the first. */
    private List<AttributedString> wrapped(String text, AttributedStyle style) {
        AttributedString whole = new AttributedString(text, style);
        if (whole.columnLength() <= columns) {
            return List.of(whole);
        }
        AttributedString indentation = new AttributedString(
                text.substring(0, text.length() - text.stripLeading().length()));
        int room = Math.max(1, columns - indentation.length());
        return whole.columnSubSequence(indentation.length(), whole.columnLength()).columnSplitLength(room).stream()
                .map(each -> AttributedString.join(AttributedString.EMPTY, indentation, each))
                .toList();
    }

    private static AttributedStyle style(Tone tone) {
        return switch (tone) {
            case TITLE -> PLAIN.bold();
            case STEP -> PLAIN.foreground(AttributedStyle.CYAN);
            case PLAIN -> PLAIN;
            case REMARK -> PLAIN.faint();
            case ADDED -> PLAIN.foreground(AttributedStyle.GREEN);
            case REMOVED, FAILED -> PLAIN.foreground(AttributedStyle.RED);
            case CHANGED, DROPPED -> PLAIN.foreground(AttributedStyle.YELLOW);
        };
    }

    private AttributedString rule() {
        return line(PLAIN.faint(), "\u2500".repeat(columns));
    }

    private AttributedString line(AttributedStyle style, String text) {
        return new AttributedString(text, style).columnSubSequence(0, columns);
    }
}
