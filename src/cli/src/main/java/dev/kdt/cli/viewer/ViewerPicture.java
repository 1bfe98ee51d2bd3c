package dev.kdt.cli.viewer;

import dev.kdt.cli.console.PrintableText;
import dev.kdt.cli.screen.Notices;
import dev.kdt.cli.screen.Picture;
import dev.kdt.cli.screen.ScreenLines;
import dev.kdt.cli.screen.ScreenSize;
import dev.kdt.cli.screen.TypedText;
import dev.kdt.cli.viewer.RecordRows.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** The screen: a status line, the panel, and a line for keys, notices, or the filter that is typed. */
final class ViewerPicture {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle RED = PLAIN.foreground(AttributedStyle.RED);
    private static final AttributedStyle YELLOW = PLAIN.foreground(AttributedStyle.YELLOW);

    /** The most important ones first: a narrow terminal shows fewer. */
    private static final List<String> KEYS = List.of(
            "? help",
            "q quit",
            "space pause",
            "/ filter",
            "enter open",
            "f unfold",
            "s shards",
            "t text",
            "y copy",
            "w write",
            "G newest");

    private static final List<String> PAGE_KEYS =
            List.of("esc back", "\u2190 \u2192 other record", "x hex", "y copy", "\u2191 \u2193 scroll", "q quit");
    private static final List<String> SHARD_KEYS =
            List.of("esc back", "space show or hide", "a show all", "\u2191 \u2193 move", "q quit");
    private static final List<String> TEXT_KEYS = List.of("esc back", "\u2191 \u2193 scroll", "q quit");

    private static final String ALL_MESSAGES = "  (m shows all messages)";

    private final RecordRows rows;
    private final Notices notices;

    ViewerPicture(RecordRows rows, Notices notices) {
        this.rows = rows;
        this.notices = notices;
    }

    /**
     * The picture of a state.
     *
     * @param words about the run as it is now
     * @param message of the run, that is new; null for none
     */
    Picture of(ViewerState state, RunWords words, @Nullable String message, ScreenSize size) {
        FilterEditor editor = state.editor();
        TypedText.Area area = editor == null ? null : editor.area(size.columns(), Math.max(1, size.rows() / 3));
        List<AttributedString> below = new ArrayList<>(below(state, message, size));
        int most =
                Math.max(1, size.rows() - 2 - (area == null ? 0 : area.lines().size()));
        below = below.subList(0, Math.min(below.size(), area == null ? most : most - 1));
        int room = size.rows()
                - 1
                - below.size()
                - (area == null ? 0 : area.lines().size());
        state.pageRows(room - 1);
        List<AttributedString> lines = new ArrayList<>();
        lines.add(status(state, words.status(), size.columns()));
        lines.addAll(panel(state, words, size.columns(), room));
        while (lines.size() < 1 + room) {
            lines.add(AttributedString.EMPTY);
        }
        lines.addAll(below);
        if (area == null) {
            return new Picture(lines);
        }
        Picture.Cursor cursor = new Picture.Cursor(lines.size() + area.row(), area.column());
        lines.addAll(area.lines());
        return new Picture(lines, cursor);
    }

    private static AttributedString status(ViewerState state, List<StatusPart> parts, int columns) {
        String words = StatusPart.line(parts, columns);
        AttributedStyle style = state.isPaused() ? PLAIN.inverse().foreground(AttributedStyle.YELLOW) : PLAIN.inverse();
        return new AttributedString(words + " ".repeat(columns), style);
    }

    private List<AttributedString> panel(ViewerState state, RunWords words, int columns, int room) {
        return switch (state.panel()) {
            case LIST -> words.whyEmpty().isEmpty() ? list(state, columns, room) : whyEmpty(words, columns, room);
            case RECORD -> state.page() == null ? List.of() : state.page().lines(columns, room);
            case SHARDS -> state.shards().lines(state.filters(), room);
            case MESSAGES -> scrolled(state, wrapped(notices.newest(500), columns), room);
            case HELP -> scrolled(state, help(columns), room);
        };
    }

    private static List<AttributedString> whyEmpty(RunWords words, int columns, int room) {
        List<AttributedString> lines = words.whyEmpty().stream()
                .flatMap(each -> ScreenLines.wrapped(each, PLAIN.faint(), columns).stream())
                .toList();
        return lines.subList(0, Math.min(room, lines.size()));
    }

    private List<AttributedString> list(ViewerState state, int columns, int room) {
        List<SeenRecord> shown = state.history().shown();
        ToIntFunction<SeenRecord> height = state.form() == Form.FOLDED
                ? _ -> 1
                : each -> rows.rows(each, state.form(), columns).size();
        int at = state.list().cursorIndex();
        List<AttributedString> lines = new ArrayList<>();
        int top = state.list().top(room, height);
        rows.fitKeys(shown.subList(top, Math.min(shown.size(), top + room)));
        for (int i = top; i < shown.size() && lines.size() < room; i++) {
            List<AttributedString> its = rows.rows(shown.get(i), state.form(), columns);
            boolean isMarked = i == at && !state.list().isFollowing();
            lines.add(isMarked ? marked(its.getFirst(), columns) : its.getFirst());
            lines.addAll(its.subList(1, its.size()));
        }
        return lines.subList(0, Math.min(room, lines.size()));
    }

    private static AttributedString marked(AttributedString line, int columns) {
        return new AttributedString(line.toString() + " ".repeat(columns), PLAIN.inverse());
    }

    private static List<AttributedString> wrapped(List<String> texts, int columns) {
        return texts.stream()
                .flatMap(each -> ScreenLines.wrapped(each, PLAIN, columns).stream())
                .toList();
    }

    private static List<AttributedString> help(int columns) {
        return ViewerKey.ALL_KEYS
                .lines()
                .flatMap(each -> ScreenLines.helpLines(each, columns).stream())
                .toList();
    }

    private static List<AttributedString> scrolled(ViewerState state, List<AttributedString> lines, int room) {
        state.boundScroll(lines.size() - room);
        return lines.isEmpty()
                ? List.of(new AttributedString("there is nothing", PLAIN.faint()))
                : lines.subList(state.scrolled(), Math.min(lines.size(), state.scrolled() + room));
    }

    /** The lines below the panel: a notice, or the keys. */
    private static List<AttributedString> below(ViewerState state, @Nullable String message, ScreenSize size) {
        FilterEditor editor = state.editor();
        if (editor != null) {
            return belowTyped(editor.error(), state.filters().failures(), size);
        }
        if (!state.notice().isEmpty()) {
            return ScreenLines.wrapped(state.notice(), YELLOW, size.columns());
        }
        String fault = state.end().fault();
        if (fault != null) {
            return ScreenLines.wrapped(fault, RED, size.columns());
        }
        if (message != null) {
            return List.of(ScreenLines.line(oneLine(message, size.columns()), YELLOW));
        }
        return List.of(new AttributedString(ScreenLines.fitting(keys(state), size.columns()), PLAIN.faint()));
    }

    /** The fault in the filter that is typed. */
    private static List<AttributedString> belowTyped(
            @Nullable String error, @Nullable String failures, ScreenSize size) {
        if (error != null) {
            return error.lines()
                    .map(each -> ScreenLines.cut(ScreenLines.line(each, RED), size.columns()))
                    .toList();
        }
        return failures == null ? List.of() : ScreenLines.wrapped(failures, YELLOW, size.columns());
    }

    private static String oneLine(String message, int columns) {
        String plain = PrintableText.cells(message).replace('\t', ' ');
        int room = columns - ALL_MESSAGES.length();
        return room < columns / 2 ? ScreenLines.cut(plain, columns) : ScreenLines.cut(plain, room) + ALL_MESSAGES;
    }

    private static List<String> keys(ViewerState state) {
        return switch (state.panel()) {
            case LIST -> KEYS;
            case RECORD -> PAGE_KEYS;
            case SHARDS -> SHARD_KEYS;
            case MESSAGES, HELP -> TEXT_KEYS;
        };
    }
}
