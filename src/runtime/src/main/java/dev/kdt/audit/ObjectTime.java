package dev.kdt.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hour, or the second, in an object's name, as delivery streams write it ("Amazon Data Firehose Developer Guide, Understand custom prefixes for Amazon
 * S3 objects"): {@code 2026/11/28/07/}, {@code year=2026/month=11/day=28/hour=07/}, {@code dt=2026-11-28-07}; in UTC.
 */
public final class ObjectTime {
    private static final Pattern HOUR =
            Pattern.compile("(?<!\\d)(\\d{4})\\D{1,8}(\\d{2})\\D{1,8}(\\d{2})\\D{1,8}(\\d{2})(?!\\d)");

    /** As delivery streams end names: {@code archive-1-2026-11-28-07-15-22-…}. */
    private static final Pattern SECOND =
            Pattern.compile("(?<!\\d)(\\d{4})-(\\d{2})-(\\d{2})-(\\d{2})-(\\d{2})-(\\d{2})(?!\\d)");

    private ObjectTime() {}

    /** When the hour begins; null when the name says none. */
    public static @Nullable Instant of(String name) {
        Matcher matcher = HOUR.matcher(name);
        if (!matcher.find()) {
            return null;
        }
        try {
            return LocalDateTime.of(number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4), 0)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return null; // Digits that are no time.
        }
    }

    /** The second in the name, else when its hour begins; null when the name says neither. */
    public static @Nullable Instant exact(String name) {
        Matcher matcher = SECOND.matcher(name.substring(name.lastIndexOf('/') + 1));
        if (!matcher.find()) {
            return of(name);
        }
        try {
            return LocalDateTime.of(
                            number(matcher, 1),
                            number(matcher, 2),
                            number(matcher, 3),
                            number(matcher, 4),
                            number(matcher, 5),
                            number(matcher, 6))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            return of(name);
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
