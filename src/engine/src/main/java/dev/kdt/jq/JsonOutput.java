package dev.kdt.jq;

import dev.kdt.bytes.ByteBuilder;

/** Takes the results of a program as JSON texts. */
public interface JsonOutput {
    /** Where texts are written, one after the other. */
    ByteBuilder bytes();

    /** How many bytes more may be written: a program that gives a larger value fails. */
    default long room() {
        return Long.MAX_VALUE;
    }

    /** The text of a result is complete. */
    void end();
}
