package dev.kdt.cli.viewer;

import dev.kdt.cli.screen.Clipboard;
import dev.kdt.cli.screen.EditKey;
import dev.kdt.cli.screen.KeyMode;
import dev.kdt.cli.screen.Picture;
import dev.kdt.cli.screen.ScreenProgram;
import dev.kdt.cli.screen.ScreenSize;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Shows the newest records that a run gives while it runs: the screen of {@code kdt tail}. The run never waits for it. Its methods are for
 * the thread of the screen, but for {@link #ended}.
 */
public final class RecordViewer implements ScreenProgram {
    private final ViewedRun run;
    private final ViewerState state;
    private final ViewerPicture picture;
    private final KeyMode<ViewerKey> looking;
    private final KeyMode<EditKey> typing;
    private List<String> shownStatus = List.of();
    private long seenMessages;
    private @Nullable String message;

    public RecordViewer(ViewedRun run, Terminal terminal, Clipboard clipboard) {
        this(run, terminal, clipboard, Bounds.SHOWN);
    }

    RecordViewer(ViewedRun run, Terminal terminal, Clipboard clipboard, Bounds bounds) {
        this.run = run;
        this.state = new ViewerState(run, clipboard, bounds);
        this.picture = new ViewerPicture(new RecordRows(run.zone()), run.notices());
        this.looking = new KeyMode<>(ViewerKey.on(terminal), (key, _) -> press(key), _ -> state.ignorePasted());
        this.typing = EditKey.mode(terminal, state::type);
    }

    private void press(ViewerKey key) {
        message = null;
        state.press(key);
    }

    /** The run has come to its end; what it gave stays on the screen. Called by any thread. */
    public void ended() {
        state.ended();
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
        long messages = run.notices().count();
        if (messages != seenMessages) {
            seenMessages = messages;
            message = run.notices().newest(1).getFirst();
            hasNew = true;
        }
        return hasNew || !state.status().equals(shownStatus);
    }

    @Override
    public Picture picture(ScreenSize size) {
        state.applyTyped();
        shownStatus = state.status();
        return picture.of(state, message, size);
    }
}
