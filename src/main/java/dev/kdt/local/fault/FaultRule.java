package dev.kdt.local.fault;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When which fault strikes. As text: the kind, then conditions, as in <code>throttle op=PutRecords stream=orders rate=0.2</code>.
 * {@code op}, {@code stream} (also of a delivery stream) and {@code shard} narrow it down; {@code rate} is how likely it strikes,
 * {@code after} how often it lets pass first, {@code times} how often it strikes at most; {@code for} is how long {@code slow} and
 * {@code timeout} wait.
 *
 * @param operation null for any
 * @param stream null for any
 * @param shard null for any
 * @param rate from 0 to 1
 * @param after how many matching occasions pass first
 * @param times how often it strikes at most
 * @param delay how long to wait
 */
public record FaultRule(
        FaultKind kind,
        @Nullable String operation,
        @Nullable String stream,
        @Nullable String shard,
        double rate,
        long after,
        long times,
        Duration delay) {
    private static final Duration DEFAULT_SLOW = Duration.ofMillis(500);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);
    private static final Set<String> CONDITIONS = Set.of("op", "stream", "shard", "rate", "after", "times", "for");

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException when it is not one; the message says what is wrong
     */
    public static FaultRule parse(String text) {
        String[] words = text.strip().split("\\s+");
        FaultKind kind = kind(words[0]);
        Map<String, String> conditions = new HashMap<>();
        for (String word : List.of(words).subList(1, words.length)) {
            int equals = word.indexOf('=');
            if (equals <= 0 || !CONDITIONS.contains(word.substring(0, equals))) {
                throw new IllegalArgumentException("fault '" + text + "': '" + word
                        + "' is no condition (op=, stream=, shard=, rate=, after=, times=, for=)");
            }
            conditions.put(word.substring(0, equals), word.substring(equals + 1));
        }
        Duration delay = kind == FaultKind.TIMEOUT ? DEFAULT_TIMEOUT : DEFAULT_SLOW;
        try {
            double rate = Double.parseDouble(conditions.getOrDefault("rate", "1"));
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("a rate is from 0 to 1");
            }
            return new FaultRule(
                    kind,
                    conditions.get("op"),
                    conditions.get("stream"),
                    conditions.get("shard"),
                    rate,
                    Long.parseLong(conditions.getOrDefault("after", "0")),
                    Long.parseLong(conditions.getOrDefault("times", Long.toString(Long.MAX_VALUE))),
                    conditions.containsKey("for") ? duration(conditions.getOrDefault("for", "")) : delay);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IllegalArgumentException("fault '" + text + "': " + e.getMessage(), e);
        }
    }

    private static FaultKind kind(String word) {
        for (FaultKind kind : FaultKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        String known = Arrays.stream(FaultKind.values()).map(FaultKind::word).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("'" + word + "' is no fault (there are " + known + ")");
    }

    private static Duration duration(String text) {
        return Duration.parse(
                text.endsWith("ms")
                        ? "PT" + Double.parseDouble(text.substring(0, text.length() - 2)) / 1000 + "S"
                        : "PT" + text);
    }

    boolean concerns(Occasion occasion) {
        return (operation == null || operation.equals(occasion.operation()))
                && (stream == null || stream.equals(occasion.stream()))
                && (shard == null || shard.equals(occasion.shard()));
    }

    /** The rule as it can be read again. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.word());
        append(text, "op", operation);
        append(text, "stream", stream);
        append(text, "shard", shard);
        append(text, "rate", rate == 1 ? null : Double.toString(rate));
        append(text, "after", after == 0 ? null : Long.toString(after));
        append(text, "times", times == Long.MAX_VALUE ? null : Long.toString(times));
        if (kind == FaultKind.SLOW || kind == FaultKind.TIMEOUT) {
            append(text, "for", delay.toMillis() + "ms");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(' ').append(name).append('=').append(value);
        }
    }
}
