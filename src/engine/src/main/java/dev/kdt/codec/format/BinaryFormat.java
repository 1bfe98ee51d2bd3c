package dev.kdt.codec.format;

import dev.kdt.bytes.Slice;
import dev.kdt.json.Value;
import java.util.List;

/** Reads payloads of a binary format. One per thread. */
public interface BinaryFormat {
    /** More levels than any honest payload nests; they bound the depth of the stack. */
    int MAX_DEPTH = 400;

    /**
     * The values that the payload consists of, in order. They do not depend on its bytes.
     *
     * @throws CodecException when it is broken, or more follows its last value
     */
    List<Value> read(Slice payload) throws CodecException;
}
