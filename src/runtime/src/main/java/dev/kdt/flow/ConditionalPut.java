package dev.kdt.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a store until their outcome is known. A put whose outcome is not known is made again: its condition lets it take effect once,
 * and when the condition does not hold, what is there tells whose put that was.
 *
 * @param onStop what a stop means for the calls
 */
record ConditionalPut(ConditionalStore store, Retrying retrying, Attempts.OnStop onStop) {
    /** One attempt. */
    @FunctionalInterface
    private interface Call<T> {
        /** @throws StoreFaultException when it may be made again */
        T make() throws InterruptedException;
    }

    /** What a put led to; no tag when another version is there. */
    private record Outcome(@Nullable String tag) {}

    /** Reads an object; null when there is none. */
    ConditionalStore.@Nullable Version read(String key) throws InterruptedException {
        return made(key, () -> new Found(store.read(key))).version();
    }

    private record Found(ConditionalStore.@Nullable Version version) {}

    /**
     * Puts a content that nobody else puts.
     *
     * @param expected the tag of the version that it replaces; null: there is none
     * @return the tag of the new version; null when somebody else's is there
     * @throws FlowException when the store does not take it
     * @throws StoppedException when a stop ends the attempts, and nothing is lost by it
     */
    @Nullable
    String put(String key, byte[] content, @Nullable String expected) throws InterruptedException {
        return made(key, () -> putOnce(key, content, expected)).tag();
    }

    /** Whether the store takes a put with this condition, of which nobody needs to know whose it was. */
    boolean isTaken(String key, byte[] content, @Nullable String expected) throws InterruptedException {
        return made(key, () -> new Outcome(store.put(key, content, expected))).tag() != null;
    }

    private Outcome putOnce(String key, byte[] content, @Nullable String expected) throws InterruptedException {
        String tag = store.put(key, content, expected);
        if (tag != null) {
            return new Outcome(tag);
        }
        ConditionalStore.Version there = store.read(key);
        if (there != null && Arrays.equals(there.content(), content)) {
            return new Outcome(there.tag()); // An earlier attempt, whose answer was lost.
        }
        boolean isStillThere = there == null ? expected == null : there.tag().equals(expected);
        if (isStillThere) {
            throw new StoreFaultException(store.place(key) + ": another write was under way");
        }
        return new Outcome(null);
    }

    private <T> T made(String key, Call<T> call) throws InterruptedException {
        Attempts attempts = new Attempts(retrying, onStop);
        while (true) {
            attempts.begin();
            try {
                return call.make();
            } catch (StoreFaultException e) {
                String words = String.valueOf(e.getMessage());
                if (!attempts.again(words)) {
                    throw ended(key, words, attempts, e);
                }
            }
        }
    }

    private RuntimeException ended(String key, String words, Attempts attempts, StoreFaultException why) {
        boolean isStopped = onStop == Attempts.OnStop.END && retrying.stop().isRequested();
        return isStopped
                ? new StoppedException(retrying.stop().reason().orElse(Stop.Reason.INTERRUPT))
                : new FlowException(
                        "cannot keep checkpoints in " + store.place(key) + ": " + words + " (tried " + attempts.made()
                                + " times)",
                        why);
    }
}
