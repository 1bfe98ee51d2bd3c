package dev.kdt.cli.viewer;

import dev.kdt.cli.screen.Clipboard;
import dev.kdt.cli.screen.EditKey;
import dev.kdt.cli.screen.KeyMode;
import dev.kdt.cli.screen.NewestNotice;
import dev.kdt.cli.screen.Picture;
import dev.kdt.cli.screen.RunProgram;
import dev.kdt.cli.screen.ScreenSize;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Shows the newest records that a run gives while it runs: the screen of {@code kdt tail}. The run never waits for it. Its methods are for
 * the thread of the screen, but for {@link #isEmpty} and {@link #ended}.
 */
public final class RecordViewer implements RunProgram {
    private final Arrivals arrivals;
    private final ViewerState state;
    private final ViewerPicture picture;
    private final KeyMode<ViewerKey> looking;
    private final KeyMode<EditKey> typing;
    private final NewestNotice message;
    private RunWords shownWords = RunWords.NONE;

    public RecordViewer(ViewedRun run, Terminal terminal, Clipboard clipboard) {
        this(run, terminal, clipboard, Bounds.SHOWN);
    }

    RecordViewer(ViewedRun run, Terminal terminal, Clipboard clipboard, Bounds bounds) {
        this.arrivals = run.arrivals();
        this.state = new ViewerState(run, clipboard, bounds);
        this.picture = new ViewerPicture(new RecordRows(run.zone()), run.notices());
        this.message = new NewestNotice(run.notices(), run.clock());
        this.looking = new KeyMode<>(ViewerKey.on(terminal), (key, _) -> press(key), _ -> state.ignorePasted());
        this.typing = EditKey.mode(terminal, state::type);
    }

    private void press(ViewerKey key) {
        message.dismiss();
        state.press(key);
    }

    @Override
    public boolean isEmpty() {
        return arrivals.isEmpty();
    }

    @Override
    public void ended(@Nullable String why) {
        state.end().reached(why);
    }

    @Override
    public KeyMode<?> keys() {
        return state.editor() == null ? looking : typing;
    }

    @Override
    public boolean isLeft() {
        return state.isLeft();
    }

    @Override
    public boolean hasChanged() {
        boolean hasNew = state.look();
        boolean hasMessage = message.look();
        return hasNew || hasMessage || !state.words().equals(shownWords);
    }

    @Override
    public Picture picture(ScreenSize size) {
        state.applyTyped();
        shownWords = state.words();
        return picture.of(state, shownWords, message.text(), size);
    }
}
