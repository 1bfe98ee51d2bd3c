package dev.kdt.codec.packed;

import dev.kdt.codec.format.Surplus;
import java.io.IOException;

/** Something else follows the end of compressed data. The data themselves are whole: all of them were read before. */
public final class TrailingDataException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Tells what follows.
     *
     * @param format of the data
     * @param count number of trailing bytes
     */
    TrailingDataException(String format, long count) {
        super(format + ": " + Surplus.words("data", count));
    }
}
