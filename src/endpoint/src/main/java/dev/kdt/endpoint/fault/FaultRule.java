package dev.kdt.endpoint.fault;

import dev.kdt.endpoint.event.Occasion;
import dev.kdt.record.ShardId;
import dev.kdt.unit.TimeSpan;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When which fault strikes. As text: the kind, then conditions, as in <code>throttle op=PutRecords stream=orders rate=0.2</code>.
 * {@code op}, {@code stream} (also of a delivery stream) and {@code shard} narrow it down; {@code rate} is how likely it strikes,
 * {@code after} how often it lets pass first, {@code times} how often it strikes at most; {@code start}, {@code lasting} and
 * {@code every} are its {@link Schedule}; {@code for} is how long {@code slow} and {@code timeout} wait;
 * {@code code} is the error that {@code refuse} gives.
 *
 * @param operation null for any
 * @param stream null for any
 * @param shard null for any
 * @param rate from 0 to 1
 * @param after how many matching occasions pass first
 * @param times how often it strikes at most
 * @param delay how long to wait
 * @param code the error to refuse with; null unless the kind is {@link FaultKind#REFUSE}
 */
public record FaultRule(
        FaultKind kind,
        @Nullable String operation,
        @Nullable String stream,
        @Nullable String shard,
        double rate,
        long after,
        long times,
        Schedule schedule,
        Duration delay,
        @Nullable String code) {
    private static final Set<String> CONDITIONS =
            Set.of("op", "stream", "shard", "rate", "after", "times", "start", "lasting", "every", "for", "code");

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
                throw new IllegalArgumentException(
                        "fault '" + text + "': '" + word + "' is not a condition (op=, stream=,"
                                + " shard=, rate=, after=, times=, start=, lasting=, every=, for=, code=)");
            }
            conditions.put(word.substring(0, equals), word.substring(equals + 1));
        }
        try {
            return of(kind, conditions);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "fault '" + text + "': after= and times= take whole numbers, rate= a number from 0 to 1 ("
                            + e.getMessage() + ")",
                    e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("fault '" + text + "': " + e.getMessage(), e);
        }
    }

    private static FaultRule of(FaultKind kind, Map<String, String> conditions) {
        double rate = Double.parseDouble(conditions.getOrDefault("rate", "1"));
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate= must be a number from 0 to 1");
        }
        Duration start = span(conditions, "start");
        Duration delay = span(conditions, "for");
        return new FaultRule(
                kind,
                conditions.get("op"),
                conditions.get("stream"),
                shard(conditions.get("shard")),
                rate,
                Long.parseLong(conditions.getOrDefault("after", "0")),
                Long.parseLong(conditions.getOrDefault("times", Long.toString(Long.MAX_VALUE))),
                new Schedule(
                        start == null ? Duration.ZERO : start, span(conditions, "lasting"), span(conditions, "every")),
                delay == null ? kind.delay() : delay,
                code(kind, conditions.get("code")));
    }

    private static @Nullable String shard(@Nullable String name) {
        return name == null ? null : ShardId.of(name);
    }

    private static @Nullable String code(FaultKind kind, @Nullable String code) {
        if ((kind == FaultKind.REFUSE) != (code != null)) {
            throw new IllegalArgumentException(
                    kind == FaultKind.REFUSE
                            ? "refuse needs the error to answer with, such as code=KMSThrottlingException"
                            : "code= can only be used with refuse");
        }
        return code;
    }

    private static @Nullable Duration span(Map<String, String> conditions, String name) {
        String text = conditions.get(name);
        if (text == null) {
            return null;
        }
        Duration span = TimeSpan.parse(text);
        if (span == null) {
            throw new IllegalArgumentException("'" + text + "' is not a duration (write 250ms, 30s, 1h30m or 1d)");
        }
        return span;
    }

    private static FaultKind kind(String word) {
        for (FaultKind kind : FaultKind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        String known = Arrays.stream(FaultKind.values()).map(FaultKind::word).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("'" + word + "' is not a fault (known: " + known + ")");
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
        append(text, "shard", shard == null ? null : ShardId.number(shard));
        append(text, "rate", rate == 1 ? null : Double.toString(rate));
        append(text, "after", after == 0 ? null : Long.toString(after));
        append(text, "times", times == Long.MAX_VALUE ? null : Long.toString(times));
        append(text, "start", schedule.start().isZero() ? null : TimeSpan.text(schedule.start()));
        append(text, "lasting", schedule.lasting() == null ? null : TimeSpan.text(schedule.lasting()));
        append(text, "every", schedule.every() == null ? null : TimeSpan.text(schedule.every()));
        append(text, "code", code);
        append(text, "for", delay.isZero() ? null : TimeSpan.text(delay));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, @Nullable String value) {
        if (value != null) {
            text.append(' ').append(name).append('=').append(value);
        }
    }
}
