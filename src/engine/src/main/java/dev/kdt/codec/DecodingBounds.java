package dev.kdt.codec;

import dev.kdt.record.MaxRecord;

/**
 * Bounds what one wire record may become, whatever its layers do: its messages, and the bytes of all layers together. One per thread.
 */
final class DecodingBounds {
    /** More messages than any honest producer packs into a payload: aggregates of 10 MiB have fewer. */
    static final int MOST_MESSAGES = 1_000_000;

    private final long mostBytes;
    private long bytes;
    private long messages;

    /** The record has become too much: no more of it is decoded. */
    static final class ExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExceededException(String message) {
            super(message, null, false, false);
        }
    }

    /** @param max of the payload after each of its layers */
    DecodingBounds(MaxRecord max) {
        this.mostBytes = (Chain.MAX_LAYERS + 1L) * max.bytes();
    }

    /** Another wire record begins. */
    void begin() {
        bytes = 0;
        messages = 0;
    }

    /** A layer has come to light, or a part of one. */
    void takeBytes(int length) {
        bytes += length;
        if (bytes > mostBytes) {
            throw new ExceededException("the layers of the payload have more than " + mostBytes
                    + " bytes together (--max-record raises the limit)");
        }
    }

    /** A layer is made of so many parts. */
    void takeMessages(int count) {
        messages += count;
        requireFew(messages);
    }

    /** Refuses more messages than one payload may hold. */
    static void requireFew(long messages) {
        if (messages > MOST_MESSAGES) {
            throw new ExceededException(
                    "the payload holds more than " + MOST_MESSAGES + " records (decode: raw takes it for one)");
        }
    }
}
