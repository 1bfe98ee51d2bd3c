package dev.kdt.cli.playground;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.playground.Workbench.Attempt;
import dev.kdt.cli.playground.Workbench.Extent;
import dev.kdt.cli.screen.Picture;
import dev.kdt.cli.screen.Picture.Cursor;
import dev.kdt.cli.screen.ScreenLines;
import dev.kdt.cli.screen.TypedText;
import dev.kdt.pipeline.report.Story.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * The layout of the terminal.
 *
 * @param columns of the terminal
 * @param rows of the terminal
 */
record Screen(int columns, int rows) {
    /** The most important ones first: a narrow terminal shows fewer. */
    private static final List<String> KEYS = List.of(
            "? keys",
            "q quit",
            "n next",
            "p previous",
            "e edit",
            "a add",
            "w write",
            "v whole",
            "/ search",
            "f failures first",
            "r reload");

    private static final List<String> STEP_KEYS = List.of("enter keep", "esc back", "tab next step");
    private static final List<String> ANSWER_KEYS = List.of("y write", "n back", "\u2191 \u2193 scroll");
    private static final List<String> SEARCH_KEYS = List.of("enter search", "esc back");

    /** With fewer rows there is room for the title, the record, and the last line only. */
    private static final int ROOMY = 10;

    private static final int LINES_AROUND_A_STORY = 5;

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    /**
     * The state to show.
     *
     * @param extent how much of the input the records are
     * @param latest try; when it failed, the walk is that through what worked before
     * @param scrolled how many lines of the body are above the screen
     * @param editor while the user types; null while one looks
     * @param notice what came of the last key; empty for nothing
     * @param asks whether the body is what would change in the file, and the user is asked whether to write it
     */
    record View(
            String title,
            Extent extent,
            Walk walk,
            Attempt latest,
            Body body,
            int scrolled,
            Draft draft,
            @Nullable Editor editor,
            String notice,
            boolean asks) {}

    Picture picture(View view) {
        TypedText.Area area = view.editor() == null ? null : view.editor().area(columns, linesOfAValue());
        List<AttributedString> below = below(view, area);
        List<AttributedString> body =
                nothingWorkedYet(view) ? remarks(view).toList() : view.body().lines();
        int room = Math.max(0, rows - heightAbove() - below.size());
        int from = Math.min(view.scrolled(), Math.max(0, body.size() - room));
        int to = Math.min(body.size(), from + room);
        List<AttributedString> lines = new ArrayList<>(above(view, place(from, to, body.size())));
        lines.addAll(body.subList(from, to));
        while (lines.size() < heightAbove() + room) {
            lines.add(AttributedString.EMPTY);
        }
        lines.addAll(below);
        List<AttributedString> last = lines.subList(lines.size() - rows, lines.size());
        return area == null
                ? new Picture(last)
                : new Picture(last, new Cursor(rows - area.lines().size() + area.row(), area.column()));
    }

    private static String place(int from, int to, int size) {
        return to - from == size ? "" : ", lines " + (from + 1) + "-" + to + " of " + size;
    }

    private boolean isSmall() {
        return rows < ROOMY;
    }

    private int heightAbove() {
        return isSmall() ? 1 : 3;
    }

    /** Whose records these are, which of them is shown, and which part of it. */
    private List<AttributedString> above(View view, String place) {
        Walk walk = view.walk();
        AttributedString title = line(PLAIN.bold(), view.title() + "  " + counts(view));
        if (isSmall()) {
            return List.of(title);
        }
        String order = walk.hasFailuresFirst() ? "failures first" : "in their order";
        String number = "record " + walk.number() + " of " + walk.size() + ", " + order;
        return List.of(title, line(PLAIN.faint(), number + edited(view.draft()) + searched(walk) + place), rule());
    }

    private static String searched(Walk walk) {
        Search search = walk.search();
        if (search == null) {
            return "";
        }
        String matches = walk.matches() == 0 ? "no record" : Amounts.count(walk.matches(), "record");
        return ", " + matches + " with '" + search.text() + "'";
    }

    private static String edited(Draft draft) {
        return draft.edits().isEmpty()
                ? ""
                : ", edited: " + String.join(", ", draft.edits().keySet());
    }

    private static String counts(View view) {
        Walk walk = view.walk();
        String first = view.extent() == Extent.FIRST ? "the first " : "";
        long empty = walk.countEmpty();
        return first + Amounts.count(walk.size(), "record") + ": " + (walk.count(Ending.KEPT) - empty) + " kept, "
                + (empty == 0 ? "" : empty + " gave nothing, ")
                + walk.count(Ending.DROPPED) + " dropped, " + walk.count(Ending.FAILED) + " failed";
    }

    /** The remarks, the added expression if there is one, and the keys; or the text that is typed. */
    private List<AttributedString> below(View view, TypedText.@Nullable Area area) {
        List<AttributedString> lines = new ArrayList<>();
        if (!isSmall()) {
            lines.add(rule());
        }
        if (!nothingWorkedYet(view)) {
            remarks(view).limit(linesOfAValue()).forEach(lines::add);
        }
        lines.addAll(ScreenLines.wrapped(view.notice(), PLAIN.foreground(AttributedStyle.YELLOW), columns).stream()
                .filter(each -> !each.isEmpty())
                .toList());
        if (view.asks()) {
            lines.add(line(PLAIN.bold(), "write these changes to " + view.title() + "?"));
            lines.add(line(PLAIN.faint(), ScreenLines.fitting(ANSWER_KEYS, columns)));
            return lines;
        }
        if (view.editor() != null && area != null) {
            if (!isSmall()) {
                boolean searches = view.editor().purpose() instanceof Editor.Purpose.Find;
                lines.add(line(PLAIN.faint(), ScreenLines.fitting(searches ? SEARCH_KEYS : STEP_KEYS, columns)));
            }
            lines.addAll(area.lines());
            return lines;
        }
        if (view.draft().adds()) {
            String added = view.draft().added().replaceAll("\\s+", " ");
            lines.add(line(PLAIN.foreground(AttributedStyle.CYAN), Editor.prompt(null) + added));
        }
        lines.add(line(PLAIN.faint(), ScreenLines.fitting(KEYS, columns)));
        return lines;
    }

    private static boolean nothingWorkedYet(View view) {
        return view.latest().stories() == null && view.walk().size() == 0;
    }

    private Stream<AttributedString> remarks(View view) {
        int color = view.latest().stories() == null ? AttributedStyle.RED : AttributedStyle.YELLOW;
        return view.latest().remarks().stream()
                .flatMap(each -> ScreenLines.wrapped(each, PLAIN.foreground(color), columns).stream());
    }

    /** The lines by which a page is scrolled: one line of the page before stays. */
    int page() {
        return Math.max(1, rows - LINES_AROUND_A_STORY - 1);
    }

    /** The scroll position that shows the first match, with a line before it. */
    int scrollTo(Body body) {
        return body.firstMatch() < page() ? 0 : body.firstMatch() - 1;
    }

    /** A value may take some lines, but what the steps made of it is to be seen as well. */
    int linesOfAValue() {
        return Math.max(1, rows / 3);
    }

    private AttributedString rule() {
        return line(PLAIN.faint(), "\u2500".repeat(columns));
    }

    private AttributedString line(AttributedStyle style, String text) {
        return new AttributedString(text, style).columnSubSequence(0, columns);
    }
}
