package dev.kdt.aws;

import dev.kdt.record.HashKey;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.model.Shard;

/** The shards of a stream that take records, at one moment. */
final class OpenShards {
    private final NavigableMap<HashKey, Range> byFirst = new TreeMap<>();

    /** A shard and the hash keys that it takes, both ends included. */
    record Range(String shard, HashKey first, HashKey last) {
        boolean holds(HashKey key) {
            return first.compareTo(key) <= 0 && key.compareTo(last) <= 0;
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
            if (range.first().compareTo(next) > 0) {
                break;
            }
            if (range.last().equals(HashKey.MAX)) {
                return open;
            }
            next = range.last().next();
        }
        throw new AnswerException("the answer to ListShards makes no sense: no open shard takes hash key " + next);
    }

    private OpenShards(List<Shard> all) {
        for (Shard shard : all) {
            if (shard.sequenceNumberRange().endingSequenceNumber() == null) {
                HashKey first = HashKey.parse(shard.hashKeyRange().startingHashKey());
                HashKey last = HashKey.parse(shard.hashKeyRange().endingHashKey());
                byFirst.put(first, new Range(shard.shardId(), first, last));
            }
        }
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
