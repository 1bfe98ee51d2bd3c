package dev.kdt.cli.command.local;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointListener;
import java.util.ArrayList;
import java.util.List;

/** Holds events back until {@link #release}: the first line that an endpoint writes says that it listens. */
final class HeldEvents implements EndpointListener {
    private final EndpointListener listener;
    private final List<EndpointEvent> held = new ArrayList<>();
    private volatile boolean released;

    HeldEvents(EndpointListener listener) {
        this.listener = listener;
    }

    @Override
    public void happened(EndpointEvent event) {
        if (released || event instanceof EndpointEvent.Damage || !hold(event)) {
            listener.happened(event);
        }
    }

    private synchronized boolean hold(EndpointEvent event) {
        if (!released) {
            held.add(event);
        }
        return !released;
    }

    /** Tells what was held back; what comes from now on is told at once. */
    synchronized void release() {
        held.forEach(listener::happened);
        held.clear();
        released = true;
    }
}
