package dev.kdt.aws;

import dev.kdt.record.HashKey;
import dev.kdt.record.HashRange;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The shards of a stream that take records, at one moment. */
final class OpenShards {
    private final NavigableMap<HashKey, Range> byFirst = new TreeMap<>();
    private final List<Range> ranges;

    /** A shard and the hash keys that it takes, both ends included. */
    record Range(String shard, HashRange keys) {
        boolean holds(HashKey key) {
            return keys.holds(key);
        }
    }

    /** No shard: what is there is not known. */
    static final OpenShards NONE = new OpenShards(List.of());

    /**
     * The open ones of a stream.
     *
     * @param all the shards of the stream, closed ones included
     * @throws AnswerException when there are hash keys that no open shard takes
     */
    static OpenShards of(List<Shard> all) {
        OpenShards open = new OpenShards(all);
        HashKey next = HashKey.MIN;
        for (Range range : open.byFirst.values()) {
            if (range.keys().first().compareTo(next) > 0) {
                break;
            }
            if (range.keys().last().equals(HashKey.MAX)) {
                return open;
            }
            next = range.keys().last().next();
        }
        throw new AnswerException("the answer to ListShards makes no sense: no open shard takes hash key " + next);
    }

    private OpenShards(List<Shard> all) {
        for (Shard shard : all) {
            if (shard.sequenceNumberRange().endingSequenceNumber() == null) {
                HashRange keys = keys(shard);
                byFirst.put(keys.first(), new Range(shard.shardId(), keys));
            }
        }
        ranges = List.copyOf(byFirst.values());
    }

    /** The hash keys that a shard takes. */
    static HashRange keys(Shard shard) {
        return new HashRange(
                HashKey.parse(shard.hashKeyRange().startingHashKey()),
                HashKey.parse(shard.hashKeyRange().endingHashKey()));
    }

    /** All of them, in the order of their keys. */
    List<Range> ranges() {
        return ranges;
    }

    /** The shard that a record with this hash key goes to. */
    Range holding(HashKey key) {
        return byFirst.floorEntry(key).getValue();
    }

    /** The shard with this name, or null when it takes no records or is not there. */
    @Nullable
    Range find(String shard) {
        return byFirst.values().stream()
                .filter(range -> range.shard().equals(shard))
                .findFirst()
                .orElse(null);
    }
}
