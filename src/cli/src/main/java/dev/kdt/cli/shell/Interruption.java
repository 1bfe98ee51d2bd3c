package dev.kdt.cli.shell;

import dev.kdt.cli.console.Signals;
import dev.kdt.flow.Stop;
import java.util.ArrayList;
import java.util.List;

/**
 * The signals of one command of a shell. The first Ctrl-C asks it for an orderly stop, a second one abandons what is on its way, as a
 * second one ends a process; a command that knows no orderly stop is interrupted at once.
 */
final class Interruption implements Signals {
    private final List<Stop> stops = new ArrayList<>();
    private final Thread command;
    private int asked;
    private Stop.Reason reason = Stop.Reason.INTERRUPT;

    /** @param command the thread that it runs on */
    Interruption(Thread command) {
        this.command = command;
    }

    @Override
    public synchronized void request(Stop stop) {
        stops.add(stop);
        if (asked > 0) {
            stop.request(reason);
        }
    }

    /** A signal came. */
    synchronized void ask(Stop.Reason why) {
        asked++;
        if (asked == 1) {
            reason = why;
            stops.forEach(stop -> stop.request(why));
        }
        if (asked > 1) {
            stops.forEach(Stop::abandon);
        }
        if (stops.isEmpty()) {
            command.interrupt();
        }
    }

    /** It has had its time to end in order. */
    void interrupt() {
        command.interrupt();
    }

    /** Whether it was asked to end, and was asked again or had no way to do so in order: it is not waited for long. */
    synchronized boolean isUrgent() {
        return asked > 1 || (asked == 1 && stops.isEmpty());
    }
}
