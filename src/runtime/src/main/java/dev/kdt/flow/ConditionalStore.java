package dev.kdt.flow;

import org.jspecify.annotations.Nullable;

/**
 * Small objects, each replaced as a whole, and only by who knows which version is there ("Amazon S3 User Guide, How to prevent object
 * overwrites with conditional writes"). What was put is read from then on. Safe for use by several threads.
 */
public interface ConditionalStore {
    /**
     * An object as it was read.
     *
     * @param tag of this version; another content has another tag
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, and not compared.
    record Version(String tag, byte[] content) {}

    /** The place of an object, for messages. */
    String place(String key);

    /**
     * Reads an object; null when there is none.
     *
     * @throws StoreFaultException when it may be read later
     * @throws FlowException when it cannot be read
     */
    @Nullable
    Version read(String key) throws InterruptedException;

    /**
     * Puts an object, if the version that it replaces is there.
     *
     * @param expected the tag of that version; null: there is to be no object yet
     * @return the tag of the new version; null when the condition does not hold, or another put is under way: then it took no effect
     * @throws StoreFaultException when it is not known whether it took effect
     * @throws FlowException when it is refused
     */
    @Nullable
    String put(String key, byte[] content, @Nullable String expected) throws InterruptedException;
}
