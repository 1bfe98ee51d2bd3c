package dev.kdt.local.stream;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registered consumer of a stream (enhanced fan-out).
 *
 * @param created milliseconds since the epoch
 * @param settlesAt when it becomes active, milliseconds since the epoch
 */
public record Consumer(
        String name, long created, long settlesAt, @Nullable String policy, Map<String, String> tags) {
    public String arn(StreamIdentity stream) {
        return stream.arn() + "/consumer/" + name + ":" + created / 1000;
    }

    public Phase phase(long now) {
        return now < settlesAt ? Phase.CREATING : Phase.ACTIVE;
    }

    public Consumer withTags(Map<String, String> value) {
        return new Consumer(name, created, settlesAt, policy, value);
    }

    public Consumer withPolicy(@Nullable String value) {
        return new Consumer(name, created, settlesAt, value, tags);
    }
}
