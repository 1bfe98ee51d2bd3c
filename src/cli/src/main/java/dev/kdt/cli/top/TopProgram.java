package dev.kdt.cli.top;

import dev.kdt.cli.screen.KeyMode;
import dev.kdt.cli.screen.Notices;
import dev.kdt.cli.screen.Picture;
import dev.kdt.cli.screen.ScreenProgram;
import dev.kdt.cli.screen.ScreenSize;
import dev.kdt.load.Advice;
import dev.kdt.load.Advisor;
import dev.kdt.load.LoadReport;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;

/** The load of a stream on the whole terminal, while it changes. */
public final class TopProgram implements ScreenProgram {
    private final String stream;
    private final AdviceText text;
    private final Board board;
    private final Notices notices;
    private final KeyMode<TopKey> keys;
    private ScreenSize size = new ScreenSize(ScreenSize.FEWEST_COLUMNS, ScreenSize.FEWEST_ROWS);
    private long noticesSeen;
    private long noticesShown;

    /**
     * A program that has not been shown.
     *
     * @param reports gives the load as it is when it is asked
     * @param notices messages that are shown until a key is pressed
     */
    public TopProgram(
            Terminal terminal,
            String stream,
            AdviceText text,
            Supplier<LoadReport> reports,
            Advisor.Scaling scaling,
            Notices notices,
            InstantSource clock) {
        this.stream = stream;
        this.text = text;
        this.board = new Board(reports, scaling, clock);
        this.notices = notices;
        this.keys = new KeyMode<>(TopKey.on(terminal), (key, _) -> press(key));
    }

    private void press(TopKey key) {
        noticesSeen = notices.count();
        board.press(key, TopPicture.page(size));
    }

    /** The advice that was shown last. */
    public List<Advice> advice() {
        return board.advice();
    }

    @Override
    public KeyMode<?> keys() {
        return keys;
    }

    @Override
    public boolean isLeft() {
        return board.isLeft();
    }

    @Override
    public boolean hasChanged() {
        return board.refresh() || notices.count() != noticesShown;
    }

    @Override
    public Picture picture(ScreenSize itsSize) {
        size = itsSize;
        noticesShown = notices.count();
        List<String> newest = noticesShown > noticesSeen ? notices.newest(1) : List.of();
        String notice = newest.isEmpty() ? "" : newest.getFirst();
        return new TopPicture(stream, text, board, size).picture(notice);
    }
}
