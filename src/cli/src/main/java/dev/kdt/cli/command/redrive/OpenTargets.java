package dev.kdt.cli.command.redrive;

import dev.kdt.cli.option.Session;
import dev.kdt.destination.Sending;
import dev.kdt.destination.Target;
import dev.kdt.destination.TargetException;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.OnDoubt;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Sink;
import dev.kdt.redrive.Redriving;
import java.util.LinkedHashMap;
import java.util.Map;

/** The targets that leftovers go to, opened when the first one does. */
final class OpenTargets implements Redriving.Targets, AutoCloseable {
    private final Session session;
    private final Sending sending;
    private final RunCounters counters = new RunCounters();
    private final Map<String, OpenTarget> open = new LinkedHashMap<>();

    OpenTargets(Session session, Retrying retrying) {
        this.session = session;
        this.sending = new Sending(1, retrying, OnDoubt.GIVE_UP);
    }

    /**
     * Opens the target of the command line, before anything is read.
     *
     * @throws TargetException when it is not there
     */
    OpenTarget open(String target) throws InterruptedException {
        OpenTarget opened = Target.service("--to", target).open(session.targets(), sending, counters);
        open.put(target, opened);
        return opened;
    }

    @Override
    public Sink of(String target) throws InterruptedException {
        OpenTarget known = open.get(target);
        if (known != null) {
            return known.sink();
        }
        try {
            return open(target).sink();
        } catch (TargetException e) {
            throw new FlowException(
                    "a leftover goes to " + target + ", as its route said: " + e.getMessage()
                            + " (--ignore-routes sends it to --to)",
                    e);
        }
    }

    @Override
    public void close() {
        open.values().forEach(OpenTarget::close);
    }
}
