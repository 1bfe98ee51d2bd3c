package dev.kdt.cli.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Values for completion that have to be looked for, such as streams. Who types waits for them a moment only: what is found later is there
 * at the next try. They are kept for some seconds.
 */
final class FoundValues {
    private static final long PATIENCE_MILLIS = 300;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final UnaryOperator<List<String>> source;
    private final Map<List<String>, Search> searches = new HashMap<>();

    private record Search(FutureTask<List<String>> values, long began) {
        boolean isFresh() {
            return System.nanoTime() - began < FRESH_NANOS;
        }
    }

    /** @param source gives the values for what is looked for: a kind, and words that say where */
    FoundValues(UnaryOperator<List<String>> source) {
        this.source = source;
    }

    /** The values as far as they are known; none when they are not there in time. */
    List<String> of(List<String> what) {
        try {
            return search(what).values().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException _) {
            return List.of();
        }
    }

    private Search search(List<String> what) {
        @Nullable Search known = searches.get(what);
        if (known != null && known.isFresh()) {
            return known;
        }
        Search begun = new Search(new FutureTask<>(() -> source.apply(what)), System.nanoTime());
        searches.put(what, begun);
        Thread.ofPlatform().daemon().name("kdt-complete").start(begun.values());
        return begun;
    }
}
