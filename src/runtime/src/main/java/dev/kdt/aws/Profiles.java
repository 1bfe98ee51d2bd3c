package dev.kdt.aws;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFile;

/** The profiles of the AWS configuration files ({@code ~/.aws/config}, {@code ~/.aws/credentials}). */
final class Profiles {
    private Profiles() {}

    /**
     * Checks that the profile which the settings or {@code AWS_PROFILE} name exists. The SDK would only say that there are no
     * credentials.
     *
     * @throws AwsConfigException when it does not
     */
    static void requireNamed(AwsSettings settings) {
        String profile = named(settings);
        if (profile == null || profile.isEmpty()) {
            return;
        }
        ProfileFile files = ProfileFile.defaultProfileFile();
        if (files.profile(profile).isEmpty()) {
            TreeSet<String> known = new TreeSet<>(files.profiles().keySet());
            throw new AwsConfigException("the AWS profile '" + profile + "' does not exist ("
                    + (known.isEmpty() ? "no profile is configured in ~/.aws" : "known: " + String.join(", ", known))
                    + ")");
        }
    }

    /** The region that the profile in use is configured with; null for none. */
    static @Nullable String region(AwsSettings settings) {
        String profile = named(settings);
        return ProfileFile.defaultProfileFile()
                .profile(profile == null || profile.isEmpty() ? "default" : profile)
                .flatMap(its -> its.property("region"))
                .orElse(null);
    }

    /** The option; else the variable, which does not count beside credentials in the environment. */
    static @Nullable String named(AwsSettings settings) {
        if (settings.profile() != null) {
            return settings.profile();
        }
        return settings.environment().containsKey("AWS_ACCESS_KEY_ID")
                ? null
                : settings.environment().get("AWS_PROFILE");
    }
}
