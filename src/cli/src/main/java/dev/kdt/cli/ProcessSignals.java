package dev.kdt.cli;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Signals;
import dev.kdt.flow.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** The signals that this process gets. */
final class ProcessSignals implements Signals {
    /** The terminal that controls whoever opens it; it cannot be opened by who has none. */
    private static final Path CONTROLLING_TERMINAL = Path.of("/dev/tty");

    private final IntConsumer halt;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param halt ends the process at once, with an exit code */
    ProcessSignals(IntConsumer halt) {
        this.halt = halt;
    }

    @Override
    public void request(Stop stop) {
        handle("INT", Stop.Reason.INTERRUPT, ExitCode.INTERRUPTED, stop);
        handle("TERM", Stop.Reason.TERMINATE, ExitCode.TERMINATED, stop);
        handle("HUP", Stop.Reason.TERMINATE, ExitCode.TERMINATED, stop);
    }

    /** Looks for the terminal now: once it is lost, nothing tells that it was there. */
    @Override
    public void onReload(Runnable action) {
        if (!hasControllingTerminal()) {
            org.jline.utils.Signals.register(
                    "HUP", () -> Thread.ofVirtual().name("kdt-reload").start(action));
        }
    }

    private static boolean hasControllingTerminal() {
        try {
            Files.newByteChannel(CONTROLLING_TERMINAL).close();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void handle(String signal, Stop.Reason reason, int code, Stop stop) {
        org.jline.utils.Signals.register(signal, () -> {
            if (asked.getAndSet(true)) {
                halt.accept(code);
            }
            stop.request(reason);
        });
    }
}
