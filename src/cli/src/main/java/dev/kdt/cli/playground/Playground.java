package dev.kdt.cli.playground;

import dev.kdt.flow.Stop;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * Shows on a terminal what a pipeline makes of the first records, one at a time, those that fail first. The expression is tried
 * while it is typed, the pipeline file whenever it changes. Takes the whole screen, and gives it back as it was.
 */
public final class Playground {
    /** The interval in which the file is checked for changes. */
    private static final long POLL_MILLIS = 150;

    /** Of a terminal that does not know its size. */
    private static final int USUAL_COLUMNS = 80;

    private static final int USUAL_ROWS = 24;

    /** On a smaller terminal not all is seen. */
    private static final int FEWEST_COLUMNS = 8;

    private static final int FEWEST_ROWS = 3;

    private final Terminal terminal;
    private final Display display;
    private final BindingReader input;
    private final KeyMap<Keys.Look> looking;
    private final KeyMap<Keys.Type> typing;
    private final AtomicBoolean left = new AtomicBoolean();
    private final AtomicBoolean resized = new AtomicBoolean(true);
    private final Play play;
    private Screen screen = new Screen(1, 1);

    /** @param stop ends it from outside */
    public Playground(Terminal terminal, Workbench bench, Stop stop) {
        this.terminal = terminal;
        this.play = new Play(bench);
        this.display = new Display(terminal, true);
        this.input = new BindingReader(terminal.reader());
        this.looking = Keys.looking(terminal);
        this.typing = Keys.typing(terminal);
        stop.onRequest(() -> left.set(true));
    }

    /** Runs until it is left, and returns the user's changes. */
    public Draft run() {
        Attributes before = terminal.enterRawMode();
        SignalHandler onInterrupt = terminal.handle(Signal.INT, _ -> left.set(true));
        SignalHandler onResize = terminal.handle(Signal.WINCH, _ -> resized.set(true));
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        try {
            while (!left.get()) {
                if (!isHurried()) {
                    draw();
                }
                step();
            }
            return play.draft();
        } finally {
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.handle(Signal.INT, onInterrupt);
            terminal.handle(Signal.WINCH, onResize);
            terminal.setAttributes(before);
        }
    }

    /** Whether another key was pressed already: who is that fast need not see what comes of each. */
    private boolean isHurried() {
        return input.peekCharacter(1) != NonBlockingReader.READ_EXPIRED;
    }

    /** Waits for a key, for the file to change, or the terminal. */
    private void step() {
        while (input.peekCharacter(POLL_MILLIS) == NonBlockingReader.READ_EXPIRED) {
            if (play.hasChanged() || resized.get() || left.get()) {
                return;
            }
        }
        Editor line = play.editor();
        if (line == null) {
            Keys.Look key = input.readBinding(looking);
            if (key == null) {
                left.set(true); // The terminal is gone.
            } else {
                play.look(key, screen);
            }
        } else {
            Keys.Type key = input.readBinding(typing);
            if (key == null) {
                left.set(true);
            } else {
                play.type(line, key, input.getLastBinding(), screen);
            }
        }
        if (play.left()) {
            left.set(true);
        }
    }

    private void measure() {
        Size size = terminal.getSize();
        int columns = size.getColumns() <= 0 ? USUAL_COLUMNS : Math.max(FEWEST_COLUMNS, size.getColumns());
        int rows = size.getRows() <= 0 ? USUAL_ROWS : Math.max(FEWEST_ROWS, size.getRows());
        screen = new Screen(columns, rows);
        display.resize(Size.of(columns, rows));
        display.clear(); // Nobody knows what is on it now, nor where the cursor is.
    }

    private void draw() {
        play.refresh();
        if (resized.getAndSet(false)) {
            measure();
            play.resized();
        }
        Screen.Picture picture = screen.picture(play.view(screen));
        display.update(picture.lines(), picture.row() * screen.columns() + picture.column());
        terminal.flush();
    }
}
