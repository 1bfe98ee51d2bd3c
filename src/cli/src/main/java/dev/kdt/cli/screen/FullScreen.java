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
 * back as it was when this is closed, and also when the process ends before that, unless it is killed, or the terminal hangs. Safe for use by several threads.
 */
public final class FullScreen implements AutoCloseable {
    /** A terminal that takes nothing for so long, because its window hangs, is left as it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final ScreenColors colors;
    private final Suspension suspension;
    private final Closeable owned;
    private final Thread atExit = new Thread(this::leave, "kdt-screen-at-exit");

    /** Of the terminal before it was entered; null while it is not. */
    private @Nullable Attributes before;

    /**
     * A terminal that is not taken yet.
     *
     * @param suspension stops this process as Ctrl-Z does
     * @param owned closed with this
     */
    FullScreen(Terminal terminal, ScreenColors colors, Suspension suspension, Closeable owned) {
        this.terminal = terminal;
        this.colors = colors;
        this.suspension = suspension;
        this.owned = owned;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A terminal that is lent: its owner closes it. Ctrl-Z has no effect. */
    public static FullScreen on(Terminal terminal, ScreenColors colors) {
        return new FullScreen(terminal, colors, Suspension.NONE, () -> {});
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
            return new FullScreen(terminal, colors, Suspension.ofGroup(), terminal);
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
            terminal.puts(Capability.enter_ca_mode);
            terminal.puts(Capability.keypad_xmit);
            terminal.writer().write(Paste.ON);
            terminal.flush();
        }
    }

    /** Gives the terminal back as it was. */
    void leave() {
        withPatience(this::giveBack);
    }

    /** Does what waits for the terminal; returns when it is done, or when it takes too long. */
    private static void withPatience(Runnable work) {
        boolean isInterrupted = Thread.interrupted();
        try {
            Thread.ofPlatform().daemon().name("kdt-screen-leaves").start(work).join(PATIENCE);
        } catch (InterruptedException _) {
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void giveBack() {
        Attributes usual = before;
        if (usual == null) {
            return;
        }
        before = null;
        try {
            terminal.puts(Capability.exit_attribute_mode);
            terminal.puts(Capability.cursor_normal);
            terminal.writer().write(Paste.OFF);
            terminal.puts(Capability.keypad_local);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
            terminal.setAttributes(usual);
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
        withPatience(this::closeOwned);
    }

    private void closeOwned() {
        try {
            owned.close();
        } catch (IOException | IOError _) {
            // The terminal is gone.
        }
    }
}
