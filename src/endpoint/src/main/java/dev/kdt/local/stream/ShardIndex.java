package dev.kdt.local.stream;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shard ids: {@code shardId-} and twelve digits of the shard's index in its stream. */
public final class ShardIndex {
    /** The service takes the number alone, and any prefix before it. */
    private static final Pattern LENIENT = Pattern.compile("(?:[a-zA-Z0-9_.]*-)?0*([0-9]{1,10})");

    private ShardIndex() {}

    public static String of(int index) {
        return "shardId-%012d".formatted(index);
    }

    /** The index that {@code id} names, if it names one. */
    public static OptionalInt index(String id) {
        Matcher matcher = LENIENT.matcher(id);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        long index = Long.parseLong(matcher.group(1));
        return index > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) index);
    }
}
