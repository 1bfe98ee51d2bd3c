package dev.kdt.local.function;

import java.io.IOException;

/** A function's package cannot be unpacked, or may not be. The message says why, as a part of a sentence about the file. */
public final class InvalidCodeException extends IOException {
    InvalidCodeException(String message) {
        super(message, null);
    }
}
