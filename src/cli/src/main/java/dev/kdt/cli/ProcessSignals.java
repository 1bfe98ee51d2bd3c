package dev.kdt.cli;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Signals;
import dev.kdt.flow.Stop;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** The signals that this process gets. */
final class ProcessSignals implements Signals {
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

    private void handle(String signal, Stop.Reason reason, int code, Stop stop) {
        org.jline.utils.Signals.register(signal, () -> {
            if (asked.getAndSet(true)) {
                halt.accept(code);
            }
            stop.request(reason);
        });
    }
}
