package dev.kdt.cli.shell;

import dev.kdt.cli.console.UsageException;
import java.io.IOError;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of a shell. It reads ahead what is typed, also while a command runs, so that nothing typed is lost: programs that draw on
 * the whole terminal are lent it, and it is closed for those that read from the terminal themselves. Safe for use by several threads.
 */
final class ShellTerminal {
    /** So long it is waited for what is being read from the terminal, in milliseconds. */
    private static final long MOMENT = 20;

    /** Of JLine, which has nothing to say to who types. */
    private final Logger log = Logger.getLogger("org.jline");

    private final Runnable interrupted;
    private @Nullable Terminal terminal;

    /** @param interrupted is run at Ctrl-C, unless who has the terminal looks after that */
    ShellTerminal(Runnable interrupted) {
        this.interrupted = interrupted;
        log.setLevel(Level.OFF);
    }

    /**
     * The terminal, opened if it is not.
     *
     * @throws UsageException when it cannot be used
     */
    synchronized Terminal opened() {
        Terminal its = terminal;
        if (its == null) {
            its = open();
            terminal = its;
            lend(lent(its));
        }
        its.handle(Signal.INT, ignored -> interrupted.run());
        return its;
    }

    private static Terminal open() {
        try {
            return TerminalBuilder.builder()
                    .system(true)
                    .dumb(false)
                    .graphemeCluster(false) // It would ask the terminal, and take what is typed for its answer.
                    .build();
        } catch (IOException | IllegalStateException e) {
            throw new UsageException("kdt shell: this terminal cannot be used: " + e.getMessage());
        }
    }

    /** What a command builds to draw on is this terminal: there can be but one in a process. */
    @SuppressWarnings({"deprecation", "NullAway"}) // JLine has no other way; null takes it back.
    private static void lend(@Nullable Terminal lent) {
        TerminalBuilder.setTerminalOverride(lent);
    }

    /** The same terminal for who may not close it. */
    private static Terminal lent(Terminal own) {
        return (Terminal) Proxy.newProxyInstance(
                Terminal.class.getClassLoader(),
                new Class<?>[] {Terminal.class},
                (proxy, method, arguments) -> method.getName().equals("close") ? null : called(method, own, arguments));
    }

    private static @Nullable Object called(Method method, Terminal own, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(own, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Closes it for a command that reads from the terminal itself, and gives what was typed for that already. */
    synchronized byte[] handOver() throws IOException {
        StringBuilder typed = new StringBuilder();
        Terminal its = terminal;
        if (its != null) {
            // A read that waits for what is not there would go on after this, and take the first of what is typed next.
            while (its.reader().ready() || its.input().available() > 0) {
                int next = its.reader().read(MOMENT);
                if (next < 0) {
                    break;
                }
                typed.append((char) next);
            }
        }
        close();
        return typed.toString().replace('\r', '\n').getBytes(StandardCharsets.UTF_8);
    }

    /** Closes it, until it is opened again. */
    synchronized void close() {
        Terminal its = terminal;
        terminal = null;
        lend(null);
        try {
            if (its != null) {
                its.close();
            }
        } catch (IOException | IOError _) {
            // The terminal is gone.
        }
    }
}
