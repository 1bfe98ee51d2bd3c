package dev.kdt.local.delivery;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something does not answer at the moment; what was to be done is to be done again later. */
final class TryAgainException extends IOException {
    TryAgainException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The part that failed, and the reason. */
    String text() {
        return String.valueOf(getMessage());
    }
}
