package dev.kdt.local.wire;

import java.io.IOException;

/** The answer of an action: members of one object, written in the protocol of the request. */
@FunctionalInterface
public interface Answer {
    /** Writes the members; the object around them is already open. */
    void writeTo(AnswerWriter out) throws IOException;

    /** Success without a body. */
    Answer NOTHING = _ -> {};
}
