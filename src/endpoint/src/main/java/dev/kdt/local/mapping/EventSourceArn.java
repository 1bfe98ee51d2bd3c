package dev.kdt.local.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The source of a mapping's records.
 *
 * @param text the whole ARN: of a stream, or of a consumer that is registered with it (enhanced fan-out)
 * @param consumer the consumer's name; null for a stream
 * @param consumerCreated seconds since the epoch; 0 for a stream
 */
public record EventSourceArn(
        String text, String streamName, @Nullable String consumer, long consumerCreated) {
    private static final Pattern FORM = Pattern.compile(
            "arn:[a-z0-9-]+:kinesis:[a-z0-9-]*:[0-9]*:stream/([a-zA-Z0-9_.-]+)(?:/consumer/([a-zA-Z0-9_.-]+):([0-9]{1,18}))?");

    /**
     * Takes an ARN apart.
     *
     * @throws IllegalArgumentException when it names neither a stream nor a consumer of one
     */
    public static EventSourceArn parse(String arn) {
        Matcher matcher = FORM.matcher(arn);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + arn + "' is not the ARN of a Kinesis stream or of its consumer");
        }
        String created = matcher.group(3);
        return new EventSourceArn(
                arn, matcher.group(1), matcher.group(2), created == null ? 0 : Long.parseLong(created));
    }
}
