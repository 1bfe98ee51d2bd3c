package dev.kdt.cli.playground;

import dev.kdt.cli.playground.Workbench.Attempt;
import dev.kdt.flow.Stop;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.reader.Buffer;
import org.jline.reader.impl.BufferImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal what a pipeline makes of the first records, one at a time, those that fail first. The expression is tried
 * while it is typed, the pipeline file whenever it changes. Takes the whole screen, and gives it back as it was.
 */
public final class Playground {
    /** How often the file is looked at. */
    private static final long POLL_MILLIS = 150;

    /** Of a terminal that does not know its size. */
    private static final int USUAL_COLUMNS = 80;

    private static final int USUAL_ROWS = 24;

    /** On a smaller terminal not all is seen. */
    private static final int FEWEST_COLUMNS = 8;

    private static final int FEWEST_ROWS = 3;

    private final Terminal terminal;
    private final Workbench bench;
    private final Display display;
    private final BindingReader input;
    private final KeyMap<Keys.Look> looking;
    private final KeyMap<Keys.Type> typing;
    private final AtomicBoolean left = new AtomicBoolean();
    private final AtomicBoolean resized = new AtomicBoolean(true);
    private final Walk walk = new Walk();
    private Attempt latest = Attempt.NONE;
    private String expression;
    private @Nullable Buffer typed;
    private Screen screen = new Screen(1, 1);
    private int scrolled;
    /** Whether what is shown is not what comes of the recipe as it is now. */
    private boolean changed;

    /** @param stop ends it from outside */
    public Playground(Terminal terminal, Workbench bench, Stop stop) {
        this.terminal = terminal;
        this.bench = bench;
        this.expression = bench.recipe().expression();
        this.display = new Display(terminal, true);
        this.input = new BindingReader(terminal.reader());
        this.looking = Keys.looking(terminal);
        this.typing = Keys.typing(terminal);
        stop.onRequest(() -> left.set(true));
    }

    /** Runs until it is left. */
    public void run() {
        Attributes before = terminal.enterRawMode();
        SignalHandler onInterrupt = terminal.handle(Signal.INT, _ -> left.set(true));
        SignalHandler onResize = terminal.handle(Signal.WINCH, _ -> resized.set(true));
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        try {
            attempt();
            while (!left.get()) {
                if (!isHurried()) {
                    draw();
                }
                step();
            }
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
            changed |= bench.recipe().hasChanged();
            if (changed || resized.get() || left.get()) {
                return;
            }
        }
        Buffer line = typed;
        if (line == null) {
            look(input.readBinding(looking));
        } else {
            type(line, input.readBinding(typing));
        }
    }

    private String current() {
        return typed == null ? expression : typed.toString();
    }

    private void attempt() {
        latest = bench.attempt(current());
        if (latest.stories() != null) {
            walk.take(latest.stories());
        }
    }

    private void look(Keys.@Nullable Look key) {
        if (key == null) {
            left.set(true); // The terminal is gone.
            return;
        }
        switch (key) {
            case NEXT -> go(walk::next);
            case PREVIOUS -> go(walk::previous);
            case FIRST -> go(walk::first);
            case LAST -> go(walk::last);
            case UP -> scroll(-1);
            case DOWN -> scroll(1);
            case PAGE_UP -> scroll(-screen.page());
            case PAGE_DOWN -> scroll(screen.page());
            case ORDER -> go(walk::toggleOrder);
            case EDIT -> {
                typed = new BufferImpl();
                typed.write(expression);
            }
            case RELOAD -> changed = true;
            case QUIT -> left.set(true);
            case OTHER -> {}
        }
    }

    private void go(Runnable step) {
        step.run();
        scrolled = 0;
    }

    private void scroll(int lines) {
        scrolled = Math.clamp((long) scrolled + lines, 0, screen.longestScroll(walk.current()));
    }

    private void type(Buffer line, Keys.@Nullable Type key) {
        if (key == null) {
            left.set(true);
            return;
        }
        String before = line.toString();
        switch (key) {
            case INSERT -> line.write(input.getLastBinding());
            case LEFT -> line.move(-1);
            case RIGHT -> line.move(1);
            case HOME -> line.cursor(0);
            case END -> line.cursor(line.length());
            case BACKSPACE -> line.backspace();
            case DELETE -> line.delete();
            case CLEAR -> line.clear();
            case ACCEPT -> {
                expression = before.isBlank() ? "." : before;
                typed = null;
            }
            case CANCEL -> typed = null;
            case OTHER -> {}
        }
        changed |= !current().equals(before);
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
        if (changed) {
            changed = false;
            attempt();
        }
        if (resized.getAndSet(false)) {
            measure();
        }
        Buffer line = typed;
        Screen.View view = new Screen.View(
                bench.recipe().title(),
                bench.extent(),
                walk,
                latest,
                scrolled,
                line == null ? null : line.toString(),
                expression);
        int column = line == null
                ? 0
                : Math.min(screen.columns() - 1, Screen.PROMPT.length() + display.wcwidth(line.upToCursor()));
        display.update(screen.lines(view), (screen.rows() - 1) * screen.columns() + column);
        terminal.flush();
    }
}
