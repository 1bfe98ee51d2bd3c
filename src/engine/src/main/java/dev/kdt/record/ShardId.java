package dev.kdt.record;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shard ids and the short numbers that people use for them: {@code shardId-000000000003} is shard 3. */
public final class ShardId {
    private static final Pattern ID = Pattern.compile("shardId-(\\d{12})");
    private static final Pattern WRITTEN = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

    private ShardId() {}

    /** Whether {@code id} is a shard id as the service takes it. "Amazon Kinesis API Reference, Shard". */
    public static boolean isWritten(String id) {
        return WRITTEN.matcher(id).matches();
    }

    /** The short number of {@code id}; the id itself where it is none of Kinesis's. */
    public static String number(String id) {
        Matcher matcher = ID.matcher(id);
        return matcher.matches() ? String.valueOf(Long.parseLong(matcher.group(1))) : id;
    }

    /** The id of the shard that {@code name} names: a short number, or the id itself. */
    public static String of(String name) {
        return NUMBER.matcher(name).matches() ? "shardId-%012d".formatted(Long.parseLong(name)) : name;
    }
}
