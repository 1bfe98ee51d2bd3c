package dev.kdt.codec;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a record was not processed or not delivered; it goes with the record into the parking.
 *
 * @param stage where on its way the record was
 * @param step name of the pipeline's step, for {@link Stage#STEP}
 * @param message what happened, for people
 * @param attempts how often delivery was tried; 0 where nothing was sent
 */
public record Failure(Stage stage, @Nullable String step, String message, int attempts) {
    /** The parts of a record's way. */
    public enum Stage {
        DECODE,
        STEP,
        ENCODE,
        DELIVER
    }

    /** The message without its parts in parentheses, which hold a record's own values: what failures are counted by. */
    public String reason() {
        return message.replaceAll("\\s*\\([^()]*\\)", "");
    }

    /** The step, or the stage where there is no step: what failures are counted by, too. */
    public String where() {
        return step == null ? stage.name().toLowerCase(Locale.ROOT) : step;
    }

    /** Where and why, for messages: {@code step 'redact': …}. */
    public String inWords() {
        return step == null ? message : "step '" + step + "': " + message;
    }

    public static Failure decode(String message) {
        return new Failure(Stage.DECODE, null, message, 0);
    }

    public static Failure step(String step, String message) {
        return new Failure(Stage.STEP, step, message, 0);
    }

    public static Failure encode(String message) {
        return new Failure(Stage.ENCODE, null, message, 0);
    }

    public static Failure deliver(String message, int attempts) {
        return new Failure(Stage.DELIVER, null, message, attempts);
    }
}
