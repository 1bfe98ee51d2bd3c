package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import dev.kdt.record.ShardId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** Shards as users name them: by id, or by its number alone. */
public final class ShardNames {
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");

    private ShardNames() {}

    /** The number alone of an id such as {@code shardId-000000000001}; any other text as it is. */
    public static String number(String id) {
        return id.replaceFirst("^shardId-0*(?=\\d)", "");
    }

    /**
     * The id of the shard that {@code name} names.
     *
     * @throws UsageException when no shard can be called so
     */
    public static String id(String name) {
        if (!ID.matcher(name).matches()) {
            throw new UsageException("'" + name + "' is not a shard (write its number, such as 1, or its id)");
        }
        return ShardId.of(name);
    }

    /** {@code shards 4 and 5}, {@code shard 6}. */
    public static String inWords(List<Shard> shards) {
        return (shards.size() == 1 ? "shard " : "shards ")
                + shards.stream().map(each -> ShardId.number(each.shardId())).collect(Collectors.joining(" and "));
    }
}
