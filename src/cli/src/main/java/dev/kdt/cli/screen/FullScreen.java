package dev.kdt.cli.screen;

import dev.kdt.cli.console.UsageException;
import java.io.Closeable;
import java.io.IOError;
import java.io.IOException;
import java.time.Duration;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/**
 * The whole terminal, for a program that draws on all of it: the alternate screen, and keys as they are pressed. The terminal is given
 * back as it was when this is closed, and also when the process ends before that, unless it is killed. Safe for use by several threads.
 */
public final class FullScreen implements AutoCloseable {
    /** Of a terminal that takes nothing for so long, because its window hangs, the picture is discarded. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** For so long it is discarded again and again: there is more of it behind that which the system holds. */
    private static final Duration DISCARDING = Duration.ofSeconds(2);

    private static final Duration BETWEEN_DISCARDS = Duration.ofMillis(50);

    private static volatile boolean isAnyStuck;

    private final Terminal terminal;
    private final ScreenColors colors;
    private final Suspension suspension;
    private final UnsentPicture picture;
    private final Closeable owned;
    private final Thread atExit = new Thread(this::leave, "kdt-screen-at-exit");

    private volatile boolean isStuck;

    /** Of the terminal before it was entered; null while it is not. */
    private @Nullable Attributes before;

    /**
     * A terminal that is not taken yet.
     *
     * @param suspension stops this process as Ctrl-Z does
     * @param unsent what the terminal has not taken yet
     * @param owned closed with this
     */
    FullScreen(Terminal terminal, ScreenColors colors, Suspension suspension, UnsentOutput unsent, Closeable owned) {
        this.terminal = terminal;
        this.colors = colors;
        this.suspension = suspension;
        this.picture = new UnsentPicture(unsent);
        this.owned = owned;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A terminal that is lent: its owner closes it. Ctrl-Z has no effect. */
    public static FullScreen on(Terminal terminal, ScreenColors colors) {
        return new FullScreen(terminal, colors, Suspension.NONE, UnsentOutput.NONE, () -> {});
    }

    /**
     * Opens this process's terminal, which {@link TerminalCheck} has found to be right.
     *
     * @param option that asks for it, for messages
     * @throws UsageException when it cannot be used
     */
    public static FullScreen open(String option, ScreenColors colors) {
        try {
            Terminal terminal =
                    TerminalBuilder.builder().system(true).dumb(false).build();
            return new FullScreen(terminal, colors, Suspension.ofGroup(), UnsentOutput.ofStdout(), terminal);
        } catch (IOException | IllegalStateException e) {
            throw new UsageException(option + ": this terminal cannot be used: " + e.getMessage());
        }
    }

    /** The terminal itself, for its keys. */
    public Terminal terminal() {
        return terminal;
    }

    ScreenColors colors() {
        return colors;
    }

    /** Takes the terminal. */
    synchronized void enter() {
        if (before == null) {
            before = terminal.enterRawMode();
            picture.begin();
            terminal.puts(Capability.enter_ca_mode);
            terminal.puts(Capability.keypad_xmit);
            terminal.writer().write(Paste.ON);
            terminal.flush();
        }
    }

    /** Draws, unless the terminal was given back meanwhile. */
    synchronized void draw(Runnable drawing) {
        if (before != null) {
            drawing.run();
        }
    }

    /**
     * Gives the terminal back as it was. When it takes nothing, because its window hangs, the rest of the picture is discarded: so what
     * gives it back is the next thing that it takes.
     */
    void leave() {
        boolean isInterrupted = Thread.interrupted();
        Thread worker = Thread.ofPlatform().daemon().name("kdt-screen-leaves").start(this::giveBack);
        try {
            if (!worker.join(PATIENCE) && !isDoneAfterDiscarding(worker)) {
                isStuck = true;
                isAnyStuck = true;
            }
        } catch (InterruptedException _) {
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isDoneAfterDiscarding(Thread worker) throws InterruptedException {
        long end = System.nanoTime() + DISCARDING.toNanos();
        while (picture.discard() && System.nanoTime() < end) {
            worker.join(BETWEEN_DISCARDS);
        }
        return worker.join(PATIENCE);
    }

    /**
     * Whether a terminal of this process takes nothing. An end of the process that runs the hooks of libraries would wait for it for
     * ever.
     */
    public static boolean isAnyStuck() {
        return isAnyStuck;
    }

    private synchronized void giveBack() {
        Attributes usual = before;
        if (usual == null) {
            return;
        }
        before = null;
        try {
            terminal.flush();
            picture.end();
            terminal.puts(Capability.exit_attribute_mode);
            terminal.puts(Capability.cursor_normal);
            terminal.writer().write(Paste.OFF);
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.setAttributes(usual); // Waits until that is taken.
        } catch (IOError | RuntimeException _) {
            // The terminal is gone: nobody misses what was on it.
        }
    }

    /** Gives the terminal back, stops the process, and takes the terminal again when the process goes on. */
    void suspend() throws InterruptedException {
        leave();
        try {
            suspension.untilContinued(terminal);
        } finally {
            enter();
        }
    }

    @Override
    public void close() {
        leave();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            return; // The process ends already.
        }
        if (!isStuck) {
            closeOwned();
        }
    }

    private void closeOwned() {
        try {
            owned.close();
        } catch (IOException | IOError _) {
            // The terminal is gone.
        }
    }
}
