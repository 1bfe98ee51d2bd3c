package dev.kdt.jq;

import dev.kdt.bytes.ByteBuilder;

/** Takes the results of a program as JSON texts. */
public interface JsonOutput {
    /** The buffer for the texts, one after the other. */
    ByteBuilder bytes();

    /** The bytes that may still be written: a program that gives a larger value fails. */
    default long room() {
        return Long.MAX_VALUE;
    }

    /** The text of a result is complete. */
    void end();
}
