package dev.kdt.local.wire;

import java.io.IOException;

/** What an action has to say: members of one object, written in the protocol of the request. */
@FunctionalInterface
public interface Answer {
    /** Writes the members; the object around them is already open. */
    void writeTo(AnswerWriter out) throws IOException;

    /** Success without a body. */
    Answer NOTHING = _ -> {};
}
