package dev.kdt.cli.command.demo;

import dev.kdt.cli.console.Messages;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointListener;

/** Warns of what is broken or fails at an endpoint, and says nothing of all that works. */
record DamageReport(Messages messages) implements EndpointListener {
    @Override
    public void happened(EndpointEvent event) {
        switch (event) {
            case EndpointEvent.Damage damage -> messages.warn(damage.text());
            case EndpointEvent.InvocationFailed failed ->
                messages.warn("function '" + failed.function() + "' failed: " + failed.error());
            default -> {}
        }
    }
}
