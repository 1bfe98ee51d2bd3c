package dev.kdt.aws;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The registered consumer that enhanced fan-out reads as.
 *
 * @param given its name; {@code null}: a new name
 */
public record ConsumerChoice(@Nullable String given) {
    /** "Amazon Kinesis API Reference, RegisterStreamConsumer". */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    /** @throws IllegalArgumentException when no consumer can have the name */
    public ConsumerChoice {
        if (given != null && !NAME.matcher(given).matches()) {
            throw new IllegalArgumentException(
                    "'" + given + "' is not a consumer's name (up to 128 letters, digits, '_', '.' and '-')");
        }
    }

    /** The name that was given, or a new one that no other reader has. */
    String name(RandomGenerator random) {
        return given != null ? given : "kdt-tail-%08x".formatted(random.nextInt());
    }
}
