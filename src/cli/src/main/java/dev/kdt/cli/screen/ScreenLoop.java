package dev.kdt.cli.screen;

import dev.kdt.flow.Stop;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.keymap.BindingReader;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link ScreenProgram}: reads keys, and draws its picture when it has changed, at most about twenty times a second. A terminal
 * that is slow to take a picture skips those that follow meanwhile; it holds up this loop's thread and no other.
 */
public final class ScreenLoop {
    private static final long FRAME_MILLIS = 50;

    private final FullScreen screen;
    private final Terminal terminal;
    private final Display display;
    private final BindingReader input;
    private final AtomicReference<@Nullable End> end = new AtomicReference<>();
    private final AtomicBoolean resized = new AtomicBoolean();
    private final AtomicBoolean suspended = new AtomicBoolean();
    private ScreenSize size = new ScreenSize(ScreenSize.FEWEST_COLUMNS, ScreenSize.FEWEST_ROWS);
    private boolean cursorShown = true;

    /** The reasons for which a program ends. */
    public enum End {
        /** The user has left it by a key. */
        LEFT,
        /** Ctrl-C. */
        INTERRUPTED,
        /** A stop was requested from outside. */
        STOPPED,
        /** The terminal gives no more keys: its window was closed. */
        GONE
    }

    /** @param stop ends the program from outside */
    public ScreenLoop(FullScreen screen, Stop stop) {
        this.screen = screen;
        this.terminal = screen.terminal();
        this.display = new Display(terminal, true);
        this.input = new BindingReader(terminal.reader());
        stop.onRequest(() -> end(End.STOPPED));
    }

    private void end(End why) {
        end.compareAndSet(null, why);
    }

    /** Takes the terminal, runs the program to its end, and gives the terminal back, also when the program fails. */
    public End run(ScreenProgram program) throws InterruptedException {
        Map<Signal, SignalHandler> before = new EnumMap<>(Signal.class);
        before.put(Signal.INT, terminal.handle(Signal.INT, _ -> end(End.INTERRUPTED)));
        before.put(Signal.WINCH, terminal.handle(Signal.WINCH, _ -> resized.set(true)));
        before.put(Signal.CONT, terminal.handle(Signal.CONT, _ -> resized.set(true)));
        before.put(Signal.TSTP, terminal.handle(Signal.TSTP, _ -> suspended.set(true)));
        try {
            screen.enter();
            resized.set(true);
            return keysAndFrames(program);
        } finally {
            screen.leave();
            before.forEach(terminal::handle);
        }
    }

    private End keysAndFrames(ScreenProgram program) throws InterruptedException {
        boolean pressed = true;
        long drawn = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(FRAME_MILLIS);
        while (true) {
            End why = end.get();
            if (why != null) {
                return why;
            }
            if (suspended.getAndSet(false)) {
                screen.suspend();
                resized.set(true);
            }
            long due = FRAME_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - drawn);
            if (due <= 0 && (pressed || resized.get() || program.hasChanged())) {
                screen.draw(() -> draw(program));
                pressed = false;
                drawn = System.nanoTime();
            } else if (input.peekCharacter(due > 0 ? due : FRAME_MILLIS) != NonBlockingReader.READ_EXPIRED) {
                pressed = true;
                press(program);
            }
        }
    }

    private void press(ScreenProgram program) {
        if (!program.keys().press(input)) {
            end(End.GONE);
        } else if (program.isLeft()) {
            end(End.LEFT);
        }
    }

    private void draw(ScreenProgram program) {
        if (resized.getAndSet(false)) {
            size = ScreenSize.of(terminal.getSize());
            display.resize(Size.of(size.columns(), size.rows()));
            display.clear(); // Nobody knows what is on it now, nor where the cursor is.
            cursorShown = true;
        }
        Picture picture = program.picture(size).fitting(size);
        Picture.Cursor cursor = picture.cursor();
        show(cursor);
        int place = cursor == null ? 0 : cursor.row() * size.columns() + cursor.column();
        display.update(picture.lines().stream().map(screen.colors()::applied).toList(), place);
        terminal.flush();
    }

    private void show(Picture.@Nullable Cursor cursor) {
        boolean shows = cursor != null;
        if (shows != cursorShown) {
            terminal.puts(shows ? Capability.cursor_normal : Capability.cursor_invisible);
            cursorShown = shows;
        }
    }
}
