package dev.kdt.cli.command.stream;

import dev.kdt.record.HashKey;
import dev.kdt.record.ShardId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The shards of a stream, and which came from which by splits and merges. */
final class ShardHistory {
    private static final BigDecimal ALL_KEYS = new BigDecimal(BigInteger.ONE.shiftLeft(128));

    private final List<Shard> all;
    private final Map<String, Shard> byId = new HashMap<>();
    private final Map<String, List<Shard>> children = new HashMap<>();

    /** @param all the shards that the service lists, closed ones included */
    ShardHistory(List<Shard> all) {
        this.all = all;
        all.forEach(shard -> byId.put(shard.shardId(), shard));
        for (Shard shard : all) {
            for (String parent : parents(shard)) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(shard);
            }
        }
    }

    List<Shard> all() {
        return all;
    }

    List<Shard> open() {
        return all.stream().filter(ShardHistory::isOpen).toList();
    }

    /** The shards whose parents are not listed: there were none, or their records are gone. */
    List<Shard> roots() {
        return all.stream()
                .filter(shard -> parents(shard).stream().noneMatch(byId::containsKey))
                .toList();
    }

    List<Shard> childrenOf(Shard shard) {
        return children.getOrDefault(shard.shardId(), List.of());
    }

    static boolean isOpen(Shard shard) {
        return shard.sequenceNumberRange().endingSequenceNumber() == null;
    }

    /** The ids of the shards that it came from, whether these are still listed or not. */
    static List<String> parents(Shard shard) {
        return Stream.of(shard.parentShardId(), shard.adjacentParentShardId())
                .filter(Objects::nonNull)
                .toList();
    }

    /** {@code split of 0}, {@code merge of 3 and 4}; empty for a shard that the stream began with. */
    static String origin(Shard shard) {
        List<String> parents = parents(shard);
        return switch (parents.size()) {
            case 0 -> "";
            case 1 -> "split of " + ShardId.number(parents.getFirst());
            default -> parents.stream().map(ShardId::number).collect(Collectors.joining(" and ", "merge of ", ""));
        };
    }

    /** The part of all hash keys that the shard takes: 0 to 1. */
    static double share(Shard shard) {
        BigInteger first = HashKey.parse(shard.hashKeyRange().startingHashKey()).value();
        BigInteger last = HashKey.parse(shard.hashKeyRange().endingHashKey()).value();
        BigDecimal keys = new BigDecimal(last.subtract(first).add(BigInteger.ONE));
        return keys.divide(ALL_KEYS, MathContext.DECIMAL64).doubleValue();
    }
}
