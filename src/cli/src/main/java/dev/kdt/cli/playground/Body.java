package dev.kdt.cli.playground;

import dev.kdt.cli.screen.ScreenLines;
import dev.kdt.pipeline.report.Story;
import dev.kdt.pipeline.report.StoryText;
import dev.kdt.pipeline.report.StoryText.Line;
import dev.kdt.pipeline.report.StoryText.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * The part of the screen that scrolls.
 *
 * @param lines each as wide as the terminal at the most
 * @param firstMatch the number of the first line with the text that is searched for, from 0; 0 when there is none
 */
record Body(List<AttributedString> lines, int firstMatch) {
    /** The part of a record that is shown. */
    enum Detail {
        /** The effect of each step; long values are cut. */
        STEPS,
        /** The record and its results at full length. */
        WHOLE,
        /** Nothing of it, but the keys. */
        HELP
    }

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    /** The body of a record; null when there is none. */
    static Body of(@Nullable Story story, Detail detail, @Nullable Search search, Screen screen) {
        List<Line> unwrapped = switch (detail) {
            case STEPS ->
                story == null ? none() : new StoryText(screen.columns() * screen.linesOfAValue()).lines(story);
            case WHOLE -> story == null ? none() : WholeRecord.lines(story);
            case HELP ->
                Keys.ALL.lines().map(each -> new Line(Tone.PLAIN, each)).toList();
        };
        return of(unwrapped, search, screen);
    }

    /** The body of these lines. */
    static Body of(List<Line> unwrapped, @Nullable Search search, Screen screen) {
        List<AttributedString> lines = new ArrayList<>();
        int firstMatch = -1;
        for (Line each : unwrapped) {
            boolean matches =
                    search != null && search.pattern().matcher(each.text()).find();
            if (matches && firstMatch < 0) {
                firstMatch = lines.size();
            }
            lines.addAll(lines(each, matches ? search : null, screen.columns()));
        }
        return new Body(lines, Math.max(0, firstMatch));
    }

    private static List<AttributedString> lines(Line each, @Nullable Search search, int columns) {
        AttributedString plain = ScreenLines.line(each.text(), style(each.tone()));
        return ScreenLines.split(
                search == null ? plain : plain.styleMatches(search.pattern(), PLAIN.inverse()), columns);
    }

    private static List<Line> none() {
        return List.of(new Line(Tone.REMARK, "there is no record"));
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
}
