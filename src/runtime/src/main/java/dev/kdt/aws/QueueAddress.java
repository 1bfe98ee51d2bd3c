package dev.kdt.aws;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A standard queue of Amazon SQS.
 *
 * @param name its name, without the account
 * @param url its URL; {@code null}: the queue of this name in the account of the credentials
 */
public record QueueAddress(String name, @Nullable URI url) {
    /** "AWS General Reference, Amazon SQS endpoints and quotas". */
    private static final Pattern AWS_HOST = Pattern.compile("sqs(?:-fips)?\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?");

    private static final Pattern ACCOUNT = Pattern.compile("/([0-9]{12})/[^/]+");

    /** The account in its URL; {@code null} when there is none. */
    @Nullable
    String account() {
        Matcher path = ACCOUNT.matcher(url == null ? "" : url.getPath());
        return path.matches() ? path.group(1) : null;
    }

    /** The region in its URL; {@code null} when there is none. */
    @Nullable
    String region() {
        Matcher host = AWS_HOST.matcher(url == null ? "" : url.getHost());
        return host.matches() ? host.group(1) : null;
    }

    /** Its ARN; {@code null} when its URL does not tell it. */
    public @Nullable String arn() {
        String region = region();
        String account = account();
        if (region == null || account == null) {
            return null;
        }
        String partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return "arn:" + partition + ":sqs:" + region + ":" + account + ":" + name;
    }

    /** The endpoint that its URL begins with; {@code null} without a URL. */
    @Nullable
    URI endpoint() {
        return url == null ? null : URI.create(url.getScheme() + "://" + url.getAuthority());
    }
}
