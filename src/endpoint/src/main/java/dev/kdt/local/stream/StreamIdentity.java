package dev.kdt.local.stream;

/**
 * The immutable properties of a stream.
 *
 * @param created milliseconds since the epoch
 */
public record StreamIdentity(String name, String account, String region, long created) {
    public String arn() {
        return "arn:aws:kinesis:" + region + ":" + account + ":stream/" + name;
    }
}
