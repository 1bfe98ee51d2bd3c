package dev.kdt.flow;

import dev.kdt.record.Batch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One ordered run of batches: a shard, or the files of a command. Read by one thread. */
public interface Lane {
    /** The shard id, or the name of the input; unique within its source. */
    String name();

    /**
     * Waits for the next batch. A live lane gives an empty batch when nothing new has come for a moment, so that its reader can
     * checkpoint and notice a stop; {@code null} says that the lane has ended for good.
     *
     * @throws FlowException when the lane cannot be read on; what was given before stays good
     */
    @Nullable
    Batch next() throws InterruptedException;

    /**
     * The records that were read from where they came from and not given by {@link #next} yet; {@code null} when there are none.
     * Asked for once, after a stop: a pipe does not give them again.
     */
    default @Nullable Batch leftover() {
        return null;
    }

    /** The payloads of a batch from {@link #next} are not looked at any more: their bytes may be used again. Called by any thread. */
    default void recycle(Batch batch) {}

    /**
     * When the lane was asked for its last batch, if it had no more then; null when more may be there at once, or nothing is known. Asked
     * for by the thread that reads.
     */
    default @Nullable Instant caughtUp() {
        return null;
    }

    /** The number of reads so far that were refused since there were too many, by this and by other readers. Asked for by the thread that reads. */
    default long refused() {
        return 0;
    }

    /** The next batch will not be asked for at once: what others may need is given back. Called by the thread that reads. */
    default void pause() {}

    /**
     * A thread to read the lane on, not named yet. That is a platform thread where nothing else is known: only those can be interrupted
     * in the middle of a read from standard input.
     */
    default Thread.Builder thread() {
        return Thread.ofPlatform().daemon();
    }

    /**
     * Whether a {@code null} from {@link #next} meant that nothing will ever follow (a closed shard read to its end), rather
     * than that reading was bounded ({@code --until now}).
     */
    default boolean exhausted() {
        return true;
    }
}
