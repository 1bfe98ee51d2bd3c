package dev.kdt.cli.command.tail;

import dev.kdt.aws.ShardSelection;
import dev.kdt.cli.console.ShellWord;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.ShardNames;
import dev.kdt.pipeline.PartitionKeyFilter;
import dev.kdt.pipeline.RecordFilter;
import dev.kdt.record.HashKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The shards that {@code kdt tail} reads. */
final class ShardOptions {
    @Option(
            names = "--shard",
            paramLabel = "SHARD",
            description = "Read only this shard: its number, such as 3, or its id. May be repeated.")
    private Set<String> shards = new HashSet<>();

    @Option(
            names = "--partition-key",
            paramLabel = "KEY",
            description =
                    "Read only the shard that this key falls into, through all reshardings, and print only records"
                            + " with the key. Those that were put with an explicit hash key may be elsewhere.")
    private @Nullable String partitionKey;

    /**
     * The shards that are read.
     *
     * @throws UsageException when an option is not possible
     */
    ShardSelection selection() {
        if (partitionKey == null) {
            return shards.isEmpty()
                    ? new ShardSelection.All()
                    : new ShardSelection.Named(
                            shards.stream().map(ShardNames::id).collect(Collectors.toSet()));
        }
        if (!shards.isEmpty()) {
            throw new UsageException("--partition-key and --shard exclude each other (give one)");
        }
        if (partitionKey.isEmpty()) {
            throw new UsageException("--partition-key: no key is empty");
        }
        return new ShardSelection.Holding(HashKey.ofPartitionKey(partitionKey.getBytes(StandardCharsets.UTF_8)));
    }

    /** Those that were given, as words of a command line. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        shards.stream().sorted().forEach(each -> given.add("--shard " + ShellWord.quoted(each)));
        if (partitionKey != null) {
            given.add("--partition-key " + ShellWord.quoted(partitionKey));
        }
        return given;
    }

    /** The filters of whole records. */
    List<RecordFilter> filters() {
        return partitionKey == null ? List.of() : List.of(new PartitionKeyFilter("--partition-key", partitionKey));
    }
}
