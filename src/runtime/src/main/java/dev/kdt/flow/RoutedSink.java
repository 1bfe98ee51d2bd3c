package dev.kdt.flow;

import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.step.RouteTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Hands each output to the sink of its route. Every sink settles its own outputs; one that is throttled holds back the lanes, as it
 * would alone, and costs no output of another.
 *
 * <p>A sink that few outputs go to might take hours to fill a request while the others are busy, and no checkpoint could pass its
 * outputs. So what the sinks hold is sent at least once a second, and, when a stop is requested, before a lane waits for one that
 * is throttled: that may take all the time that is left.
 */
public final class RoutedSink implements Sink {
    private static final long BETWEEN_FLUSHES = Duration.ofSeconds(1).toMillis();

    private final Sink usual;
    private final Map<String, Sink> routed;
    private final List<Sink> all = new ArrayList<>();
    private final RunContext context;
    private final AtomicLong nextFlush;

    /**
     * Puts sinks beside one another; all are closed with this one.
     *
     * @param usual takes what no step has routed
     * @param routed the sinks of all routes, by target; {@code usual} may be among them
     */
    public RoutedSink(Sink usual, Map<String, Sink> routed, RunContext context) {
        this.usual = usual;
        this.routed = Map.copyOf(routed);
        this.context = context;
        this.nextFlush = new AtomicLong(context.clock().millis() + BETWEEN_FLUSHES);
        all.add(usual);
        this.routed.values().stream().filter(each -> !all.contains(each)).forEach(all::add);
        context.stop().onRequest(() -> Thread.ofVirtual().name("kdt-flush").start(this::flushAtStop));
    }

    @Override
    public void send(Output output, Ticket ticket) throws InterruptedException {
        Sink its = sinkOf(output.route());
        if (isFlushDue() || (context.stop().isRequested() && its.isBusy())) {
            flushIdle();
        }
        its.send(output, ticket);
    }

    private boolean isFlushDue() {
        long now = context.clock().millis();
        long due = nextFlush.get();
        return now >= due && nextFlush.compareAndSet(due, now + BETWEEN_FLUSHES);
    }

    private Sink sinkOf(@Nullable RouteTarget route) {
        return route == null ? usual : Objects.requireNonNull(routed.get(route.target()), () -> "no sink for " + route);
    }

    /** Those that need not wait for a request come first: a throttled one is not to hold them up. */
    @Override
    public void flush() throws InterruptedException {
        onEach(idleFirst(), Sink::flush);
    }

    @Override
    public void drain(String lane) throws InterruptedException {
        onEach(idleFirst(), each -> each.drain(lane));
    }

    private void flushIdle() throws InterruptedException {
        onEach(idle(), Sink::flush);
    }

    private List<Sink> idle() {
        return all.stream().filter(each -> !each.isBusy()).toList();
    }

    private List<Sink> idleFirst() {
        List<Sink> order = new ArrayList<>(idle());
        all.stream().filter(each -> !order.contains(each)).toList().forEach(order::add);
        return order;
    }

    private interface Action {
        void on(Sink sink) throws InterruptedException;
    }

    /** Does it to all of them, whatever one of them throws: what the others hold would never be settled. */
    private static void onEach(List<Sink> sinks, Action action) throws InterruptedException {
        RuntimeException first = null;
        for (Sink each : sinks) {
            try {
                action.on(each);
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void flushAtStop() {
        try {
            flushIdle();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException _) {
            // The lanes flush at their ends, and tell of it.
        }
    }

    @Override
    public boolean isBusy() {
        return all.stream().anyMatch(Sink::isBusy);
    }

    @Override
    public void requireUsable() {
        all.forEach(Sink::requireUsable);
    }

    /** Closes all of them, whatever one of them throws. */
    @Override
    public void close() {
        closeFrom(0);
    }

    private void closeFrom(int first) {
        if (first < all.size()) {
            try (Sink _ = all.get(first)) {
                closeFrom(first + 1);
            }
        }
    }
}
