package dev.kdt.generate;

import dev.kdt.bytes.ByteBuilder;

/** Makes records, one after the other. The same template with the same seed and start makes the same records. */
public interface Template {
    /** Adds the next record to {@code out}: one JSON value, without a newline. */
    void next(ByteBuilder out);
}
