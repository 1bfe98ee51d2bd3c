package dev.kdt.flow.shard;

import dev.kdt.record.KinesisRecord;

/** The shards that the records of a stream go to, as far as that is known. Safe for use by several threads. */
public interface Routes {
    /** The record with all that says where it goes: at least a partition key. */
    KinesisRecord address(KinesisRecord record);

    /** The shard that an addressed record goes to; empty where records are spread by the service. */
    String shard(KinesisRecord addressed);

    /** Whether a shard of this name takes records, as far as is known. */
    boolean knows(String shard);

    /** Looks the shards up again: a record went to one that was not known. Blocks; keeps what is known when that fails. */
    void refresh();
}
