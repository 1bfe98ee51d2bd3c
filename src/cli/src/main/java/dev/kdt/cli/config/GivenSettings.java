package dev.kdt.cli.config;

import org.jspecify.annotations.Nullable;

/**
 * The settings of the command line; null for what it does not have.
 *
 * @param local whether {@code --local} is given
 * @param context the context that it names
 */
public record GivenSettings(
        @Nullable String profile,
        @Nullable String region,
        @Nullable String endpointUrl,
        boolean local,
        @Nullable String color,
        @Nullable String context) {
    /** The value of a setting; null when it is not given. */
    @Nullable
    String get(Setting setting) {
        return switch (setting) {
            case PROFILE -> profile;
            case REGION -> region;
            case ENDPOINT -> endpointUrl;
            case LOCAL -> local ? "1" : null;
            case COLOR -> color;
            case STREAM -> null;
        };
    }
}
