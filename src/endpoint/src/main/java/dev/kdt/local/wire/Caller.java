package dev.kdt.local.wire;

/**
 * Who asks, as far as the request's credential scope tells. Signatures are not verified.
 *
 * @param account twelve digits: the access key id when it is made of them, else zeros
 * @param region the region of the credential scope
 */
public record Caller(String account, String region) {
    /** A caller who did not say. */
    public static final Caller UNKNOWN = new Caller("000000000000", "us-east-1");
}
