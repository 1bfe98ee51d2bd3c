package dev.kdt.aws;

import dev.kdt.flow.shard.Routes;
import dev.kdt.record.KinesisRecord;
import java.util.random.RandomGenerator;

/**
 * The way to a stream whose records the service distributes, or whose shards may not be listed: all go the same way.
 *
 * @param random where keys come from for records that have none
 */
public record AnyShard(RandomGenerator random) implements Routes {
    @Override
    public KinesisRecord address(KinesisRecord record) {
        return StreamShards.keyed(record, random);
    }

    @Override
    public String shard(KinesisRecord addressed) {
        return "";
    }

    @Override
    public boolean knows(String shard) {
        return true;
    }

    @Override
    public void refresh() {
        // There is nothing to look up.
    }
}
