package dev.kdt.cli.playground;

import dev.kdt.cli.screen.EditKey;
import dev.kdt.cli.screen.FullScreen;
import dev.kdt.cli.screen.KeyMode;
import dev.kdt.cli.screen.Picture;
import dev.kdt.cli.screen.ScreenLoop;
import dev.kdt.cli.screen.ScreenProgram;
import dev.kdt.cli.screen.ScreenSize;
import dev.kdt.flow.Stop;

/**
 * Shows on a terminal what a pipeline makes of the first records, one at a time, those that fail first. The expression is tried
 * while it is typed, the pipeline file whenever it changes.
 */
public final class Playground implements ScreenProgram {
    private final Play play;
    private final KeyMode<Keys> looking;
    private final KeyMode<EditKey> typing;
    private Screen screen = new Screen(1, 1);

    private Playground(FullScreen terminal, Workbench bench) {
        this.play = new Play(bench);
        this.looking = new KeyMode<>(
                Keys.on(terminal.terminal()), (key, _) -> play.look(key, screen), _ -> play.ignorePasted());
        this.typing = EditKey.mode(terminal.terminal(), (key, typed) -> play.type(key, typed, screen));
    }

    /**
     * Runs until it is left, and returns the user's changes.
     *
     * @param stop ends it from outside
     */
    public static Draft play(FullScreen terminal, Workbench bench, Stop stop) throws InterruptedException {
        Playground playground = new Playground(terminal, bench);
        new ScreenLoop(terminal, stop).run(playground);
        return playground.play.draft();
    }

    @Override
    public KeyMode<?> keys() {
        return play.editor() == null ? looking : typing;
    }

    @Override
    public boolean isLeft() {
        return play.left();
    }

    @Override
    public boolean hasChanged() {
        return play.hasChanged();
    }

    @Override
    public Picture picture(ScreenSize size) {
        if (size.columns() != screen.columns() || size.rows() != screen.rows()) {
            screen = new Screen(size.columns(), size.rows());
            play.resized();
        }
        play.refresh();
        return screen.picture(play.view(screen));
    }
}
