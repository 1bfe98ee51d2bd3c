package dev.kdt.cli.top;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.screen.Picture;
import dev.kdt.cli.screen.RunEnd;
import dev.kdt.cli.screen.ScreenLines;
import dev.kdt.cli.screen.ScreenSize;
import dev.kdt.load.Advice;
import dev.kdt.load.KeyReport;
import dev.kdt.load.LoadReport;
import dev.kdt.load.ShardReport;
import dev.kdt.load.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** Draws the board on a terminal of one size. */
final class TopPicture {
    static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    /** With fewer rows only the part is shown that the user is in. */
    private static final int ROOMY = 16;

    /** The title, and the keys. */
    private static final int FRAME = 2;

    private final String stream;
    private final AdviceText text;
    private final Board board;
    private final ScreenSize size;
    private final RunEnd end;

    TopPicture(String stream, AdviceText text, Board board, ScreenSize size, RunEnd end) {
        this.stream = stream;
        this.text = text;
        this.board = board;
        this.size = size;
        this.end = end;
    }

    /** The rows of a page of a list. */
    static int page(ScreenSize size) {
        return Math.max(1, size.rows() / 2 - FRAME);
    }

    /** @param notice the last message; null for none */
    Picture picture(@Nullable String notice) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(title());
        List<AttributedString> told = told(notice);
        int room = Math.max(1, size.rows() - FRAME - told.size());
        lines.addAll(
                switch (board.page()) {
                    case Board.Page.Parts() -> parts(room);
                    case Board.Page.Shard(String id) ->
                        scrolled(new ShardPage(board, text, id, size.columns()).lines(), room);
                    case Board.Page.Help() ->
                        scrolled(
                                TopKey.ALL
                                        .lines()
                                        .flatMap(each -> ScreenLines.helpLines(each, size.columns()).stream())
                                        .toList(),
                                room);
                });
        while (lines.size() < 1 + room) {
            lines.add(AttributedString.EMPTY);
        }
        lines.addAll(told);
        lines.add(ScreenLines.line(ScreenLines.fitting(TopKey.SHORT, size.columns()), PLAIN.faint()));
        return new Picture(lines);
    }

    private List<AttributedString> told(@Nullable String notice) {
        String fault = end.fault();
        if (fault != null) {
            return ScreenLines.wrapped(fault, PLAIN.foreground(AttributedStyle.RED), size.columns());
        }
        return notice == null
                ? List.of()
                : ScreenLines.wrapped(notice, PLAIN.foreground(AttributedStyle.YELLOW), size.columns());
    }

    private AttributedString title() {
        LoadReport report = board.report();
        long open = report.shards().stream().filter(ShardReport::isOpen).count();
        String paused = end.isReached() ? "  reading has ended" : board.isPaused() ? "  PAUSED" : "";
        if (report.shards().isEmpty()) {
            return ScreenLines.line(stream + paused + "  connecting\u2026", PLAIN.bold());
        }
        String load = report.records() == 0
                ? "nothing arrived yet"
                : ShardCells.recordsPerSecond(report.recent()) + " records/s  "
                        + ShardCells.bytesPerSecond(report.recent()) + "/s";
        return ScreenLines.line(
                stream + paused + "  " + load + "  " + Amounts.count(open, "shard") + "  by "
                        + board.order().words(),
                PLAIN.bold());
    }

    /** Lines of which those are seen that the user has scrolled to. */
    private List<AttributedString> scrolled(List<AttributedString> all, int room) {
        board.scrolledTo(all.size() - room);
        int from = Math.min(board.scrolled(), all.size());
        return all.subList(from, Math.min(all.size(), from + room));
    }

    private List<AttributedString> parts(int room) {
        if (room + FRAME < ROOMY) {
            return switch (board.part()) {
                case SHARDS -> shards(room);
                case KEYS -> keys(room);
                case ADVICE -> advice(room);
            };
        }
        List<AttributedString> payloads = payloads();
        int left = room - payloads.size();
        int forAdvice = Math.min(1 + adviceLines().size(), Math.max(3, left / 3));
        int forKeys = Math.min(1 + Math.max(1, board.keys().size()), (left - forAdvice) / 2);
        int forShards = Math.min(1 + board.shards().size(), left - forAdvice - forKeys);
        // What the shards do not need, the keys may have.
        forKeys = Math.min(1 + Math.max(1, board.keys().size()), left - forAdvice - forShards);
        List<AttributedString> lines = new ArrayList<>(shards(forShards));
        lines.addAll(keys(forKeys));
        lines.addAll(payloads);
        lines.addAll(advice(forAdvice));
        return lines;
    }

    private AttributedStyle header(Board.Part part) {
        return board.part() == part ? PLAIN.inverse() : PLAIN.faint();
    }

    private AttributedStyle line(Board.Part part, int index) {
        return board.part() == part && board.selected() == index ? PLAIN.bold().underline() : PLAIN;
    }

    private List<AttributedString> shards(int room) {
        List<ShardReport> shards = board.shards();
        ShardLines layout = new ShardLines(size.columns(), shards);
        List<AttributedString> lines = new ArrayList<>();
        lines.add(layout.header(header(Board.Part.SHARDS)));
        lines.addAll(listed(
                Board.Part.SHARDS,
                shards.size(),
                room - 1,
                i -> layout.line(shards.get(i), line(Board.Part.SHARDS, i))));
        return lines;
    }

    private List<AttributedString> keys(int room) {
        KeyLines layout = new KeyLines(size.columns());
        List<AttributedString> lines = new ArrayList<>();
        lines.add(layout.header(header(Board.Part.KEYS)));
        if (board.keys().isEmpty()) {
            lines.add(ScreenLines.line("no key stands out", PLAIN.faint()));
        }
        List<KeyReport> keys = board.keys();
        lines.addAll(listed(
                Board.Part.KEYS, keys.size(), room - 1, i -> layout.line(keys.get(i), line(Board.Part.KEYS, i))));
        return lines;
    }

    /** The lines of a list that have room, around the selected one, and the number of the others. */
    private List<AttributedString> listed(Board.Part part, int count, int room, IntFunction<AttributedString> line) {
        int shown = shown(count, room);
        int from = from(part, shown, count);
        List<AttributedString> lines = new ArrayList<>(
                IntStream.range(from, from + shown).mapToObj(line).toList());
        if (shown < count) {
            lines.add(more(part, Amounts.count(count - shown) + " more"));
        }
        return lines.subList(0, Math.min(lines.size(), room));
    }

    /** How many of {@code count} lines are shown where not all have room: one row says how many more there are. */
    private static int shown(int count, int room) {
        return count <= room ? count : Math.clamp(room - 1L, Math.min(1, room), count);
    }

    private AttributedString more(Board.Part part, String words) {
        return ScreenLines.line(words + (board.part() == part ? " (arrows)" : " (tab, arrows)"), PLAIN.faint());
    }

    /** The first line of a list that is shown: such that the selected one is. */
    private int from(Board.Part part, int room, int size) {
        int selected = board.part() == part ? board.selected() : 0;
        return Math.clamp((long) selected - room / 2, 0, Math.max(0, size - room));
    }

    private List<AttributedString> payloads() {
        LoadReport report = board.report();
        if (report.records() == 0) {
            return List.of(ScreenLines.line("PAYLOADS -", PLAIN), ScreenLines.line("LAYERS   -", PLAIN));
        }
        Sizes users = report.userSizes();
        String inside = users == null ? "" : "  in aggregates " + sizes(users);
        String chains = report.chains().stream()
                .map(each -> each.chain() + " " + Shares.percent(each.share()))
                .collect(Collectors.joining("  "));
        return List.of(
                ScreenLines.line("PAYLOADS " + sizes(report.sizes()) + inside, PLAIN),
                ScreenLines.line("LAYERS   " + chains, PLAIN));
    }

    private static String sizes(Sizes sizes) {
        return "p50 " + Amounts.bytes(sizes.median()) + "  p90 " + Amounts.bytes(sizes.p90()) + "  p99 "
                + Amounts.bytes(sizes.p99()) + "  max " + Amounts.bytes(sizes.largest());
    }

    private List<AttributedString> advice(int room) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new Row(header(Board.Part.ADVICE))
                .left("ADVICE", size.columns() - 1)
                .line());
        List<AttributedString> all = adviceLines();
        int shown = shown(all.size(), room - 1);
        lines.addAll(board.part() == Board.Part.ADVICE ? scrolled(all, shown) : all.subList(0, shown));
        if (shown < all.size()) {
            lines.add(more(Board.Part.ADVICE, Amounts.count(all.size() - shown, "more line")));
        }
        return lines.subList(0, Math.min(lines.size(), room));
    }

    private List<AttributedString> adviceLines() {
        List<Advice> advice = board.advice();
        if (advice.isEmpty()) {
            return ScreenLines.wrapped(NoAdvice.words(board.report()), PLAIN.faint(), size.columns());
        }
        return advice.stream()
                .flatMap(each -> lines(each, text, size.columns()).stream())
                .toList();
    }

    /** A piece of advice and its command, wrapped. */
    static List<AttributedString> lines(Advice advice, AdviceText text, int columns) {
        List<AttributedString> lines = new ArrayList<>(ScreenLines.wrapped(text.words(advice), PLAIN, columns));
        String command = text.command(advice);
        if (command != null) {
            lines.addAll(ScreenLines.wrapped("  " + command, PLAIN.foreground(AttributedStyle.CYAN), columns));
        }
        return lines;
    }
}
