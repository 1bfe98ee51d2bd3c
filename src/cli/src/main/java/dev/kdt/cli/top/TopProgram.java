package dev.kdt.cli.top;

import dev.kdt.cli.screen.KeyMode;
import dev.kdt.cli.screen.NewestNotice;
import dev.kdt.cli.screen.Notices;
import dev.kdt.cli.screen.Picture;
import dev.kdt.cli.screen.RunEnd;
import dev.kdt.cli.screen.RunProgram;
import dev.kdt.cli.screen.ScreenSize;
import dev.kdt.load.Advice;
import dev.kdt.load.Advisor;
import dev.kdt.load.LoadReport;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** The load of a stream on the whole terminal, while it changes. */
public final class TopProgram implements RunProgram {
    private final String stream;
    private final AdviceText text;
    private final Supplier<LoadReport> reports;
    private final RunEnd end;
    private final Board board;
    private final NewestNotice notice;
    private final KeyMode<TopKey> keys;
    private boolean isEndShown;
    private ScreenSize size = new ScreenSize(ScreenSize.FEWEST_COLUMNS, ScreenSize.FEWEST_ROWS);

    /**
     * A program that has not been shown.
     *
     * @param reports gives the load as it is when it is asked
     * @param notices messages of which the newest one is shown for a while
     * @param zone of times of day
     */
    public TopProgram(
            Terminal terminal,
            String stream,
            AdviceText text,
            Supplier<LoadReport> reports,
            Advisor.Scaling scaling,
            Notices notices,
            InstantSource clock,
            ZoneId zone) {
        this.stream = stream;
        this.text = text;
        this.reports = reports;
        this.end = new RunEnd(clock, zone);
        this.board = new Board(reports, scaling, clock);
        this.notice = new NewestNotice(notices, clock);
        this.keys = new KeyMode<>(TopKey.on(terminal), (key, _) -> press(key));
    }

    private void press(TopKey key) {
        notice.dismiss();
        board.press(key, TopPicture.page(size));
    }

    /** The advice that was shown last. */
    public List<Advice> advice() {
        return board.advice();
    }

    @Override
    public boolean isEmpty() {
        return reports.get().shards().isEmpty();
    }

    @Override
    public void ended(@Nullable String why) {
        end.reached(why);
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
        boolean hasNotice = notice.look();
        if (end.isReached()) { // What is shown stays as it was: nobody knows what arrives now.
            return hasNotice || !isEndShown;
        }
        return board.refresh() || hasNotice;
    }

    @Override
    public Picture picture(ScreenSize itsSize) {
        size = itsSize;
        isEndShown = end.isReached();
        return new TopPicture(stream, text, board, size, end).picture(notice.text());
    }
}
