package dev.kdt.cli.command;

import dev.kdt.cli.console.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shards as users name them: by id, or by its number alone. */
final class ShardNames {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    private ShardNames() {}

    /**
     * The id of the shard that {@code name} names.
     *
     * @throws UsageException when no shard can be called so
     */
    static String id(String name) {
        Matcher number = NUMBER.matcher(name);
        if (number.matches()) {
            return "shardId-" + "0".repeat(12 - name.length()) + name;
        }
        if (!ID.matcher(name).matches()) {
            throw new UsageException("'" + name + "' is no shard (write shardId-000000000001, or 1)");
        }
        return name;
    }
}
