package dev.kdt.endpoint.option;

import java.io.IOException;

/** An object's address. */
public record S3Object(String bucket, String key) {
    private static final String SCHEME = "s3://";

    /**
     * Reads what {@link #url} wrote.
     *
     * @throws IOException when it is no such URL
     */
    public static S3Object parse(String url) throws IOException {
        int slash = url.indexOf('/', SCHEME.length());
        if (!url.startsWith(SCHEME) || slash < 0) {
            throw new IOException("'" + url + "' is not s3://BUCKET/KEY");
        }
        return new S3Object(url.substring(SCHEME.length(), slash), url.substring(slash + 1));
    }

    /** Such as {@code s3://bucket/key}. */
    public String url() {
        return SCHEME + bucket + "/" + key;
    }
}
