package dev.kdt.cli.command.demo;

import dev.kdt.cli.console.Messages;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointListener;

/** Warns of what is broken at an endpoint, and says nothing of all that works. */
record DamageReport(Messages messages) implements EndpointListener {
    @Override
    public void happened(EndpointEvent event) {
        if (event instanceof EndpointEvent.Damage damage) {
            messages.warn(damage.text());
        }
    }
}
