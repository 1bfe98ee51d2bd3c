package dev.kdt.pipeline.step;

import dev.kdt.library.OptionalLibrary;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step of a compiled pipeline. Immutable, shared by threads; each thread starts itself a {@link Worker}. */
public interface Step {
    /** The name that messages and counts use. */
    String name();

    /**
     * Makes a worker for one thread and one lane.
     *
     * @param next takes what this step gives
     * @param current the record that is being worked on
     */
    Worker start(Worker next, CurrentRecord current);

    /** The jq expression that this step is, if it is one; null when it does what jq does not. */
    default @Nullable String asJq() {
        return null;
    }

    /**
     * Whether all that this step gives is to be written as jq writes it, also a value that it passes on as it is. A payload that
     * only came through other steps, and was not changed by them, keeps its own bytes.
     */
    default boolean rewrites() {
        return false;
    }

    /** The values that it redacts, which no message may show; null when it redacts nothing. */
    default @Nullable Redacted redacted() {
        return null;
    }

    /** Where it notes which record a result came from; null when it does not. */
    default @Nullable StampPath stamps() {
        return null;
    }

    /** The targets that it may send results to; none when it does not route. */
    default List<RouteTarget> routes() {
        return List.of();
    }

    /** The optional libraries that it uses. */
    default Set<OptionalLibrary> libraries() {
        return Set.of();
    }

    /** Whether workers remember earlier records. */
    default boolean remembers() {
        return false;
    }
}
