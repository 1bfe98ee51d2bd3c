package dev.kdt.local.delivery;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The settings that a worker goes by. Anybody may ask for others; the worker changes to them when it comes round. */
final class SettingsSwitch {
    private final AtomicReference<@Nullable Change> wanted = new AtomicReference<>();
    private Settings current;

    private record Change(Settings next, Noting noted, CompletableFuture<Void> done) {}

    /** Writes something down. */
    interface Noting {
        void note() throws IOException;
    }

    SettingsSwitch(Settings current) {
        this.current = current;
    }

    /** For the worker only. */
    Settings current() {
        return current;
    }

    /** Asks for other settings, once {@code noted} has written down that there are. One change at a time. */
    CompletableFuture<Void> ask(Settings next, Noting noted) {
        Change change = new Change(next, noted, new CompletableFuture<>());
        wanted.set(change);
        return change.done();
    }

    /**
     * Changes to what was asked for. What was read until then is finished by the old settings, and noted as that, before it
     * is written down that there are others: so a crash does not let them judge what the old ones have judged already.
     */
    void change(Staging staging) throws IOException {
        Change change = wanted.getAndSet(null);
        if (change == null) {
            return;
        }
        try {
            staging.finish(current, OpenObjects.Trigger.ALWAYS);
            change.noted().note();
            current = change.next();
            change.done().complete(null);
        } catch (IOException e) {
            change.done().completeExceptionally(e);
            throw e;
        }
    }

    /** There is no worker any more. */
    void end() {
        Change never = wanted.getAndSet(null);
        if (never != null) {
            never.done().completeExceptionally(new IOException("the delivery stream was deleted or stopped"));
        }
    }
}
