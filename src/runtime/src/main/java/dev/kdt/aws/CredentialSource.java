package dev.kdt.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Where credentials come from; never what they are.
 *
 * @param words such as {@code the environment}
 * @param kind what is known of that
 * @param temporary whether they belong to a session, which ends
 * @param expiration when it ends; null where that is not known
 */
public record CredentialSource(
        String words,
        Kind kind,
        boolean temporary,
        @Nullable Instant expiration) {
    /** The SDK's letter for the environment. */
    private static final String ENVIRONMENT = "g";

    /** The kinds that matter for advice. */
    public enum Kind {
        ENVIRONMENT,
        MADE_UP,
        OTHER
    }

    /** Those of the embedded endpoint, which looks at none. */
    static final CredentialSource MADE_UP = new CredentialSource("made up for kdt local", Kind.MADE_UP, false, null);

    /** @throws AwsConfigException when there are none */
    static CredentialSource of(IdentityProvider<? extends AwsCredentialsIdentity> provider) {
        AwsCredentialsIdentity found =
                SdkFaults.configuring(() -> provider.resolveIdentity().join());
        String source = found.providerName().orElse("");
        return new CredentialSource(
                words(source),
                source.startsWith(ENVIRONMENT) ? Kind.ENVIRONMENT : Kind.OTHER,
                found instanceof AwsSessionCredentialsIdentity,
                found.expirationTime().orElse(null));
    }

    /**
     * The SDK names a source by the letters that it sends in the user agent, those of a chain with commas between them: the last one
     * gave the credentials.
     */
    private static String words(String source) {
        return switch (source.substring(source.lastIndexOf(',') + 1)) {
            case "f" -> "system properties";
            case ENVIRONMENT -> "the environment (AWS_ACCESS_KEY_ID)";
            case "h", "k", "q" -> "a web identity token";
            case "i" -> "an assumed role";
            case "n", "o", "p" -> "a profile in ~/.aws";
            case "r", "s", "t", "u" -> "IAM Identity Center (aws sso login)";
            case "v", "w" -> "a program (credential_process)";
            case "z" -> "the container's endpoint";
            case "0" -> "the machine's role (EC2 metadata)";
            default -> "the SDK's default chain";
        };
    }
}
