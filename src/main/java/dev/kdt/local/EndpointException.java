package dev.kdt.local;

import java.io.IOException;

/** The endpoint could not be started; the message says why and what to do. */
public final class EndpointException extends IOException {
    EndpointException(String message, Throwable cause) {
        super(message, cause);
    }

    EndpointException(String message) {
        super(message);
    }
}
