package dev.kdt.record;

import dev.kdt.bytes.Slice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is on the wire: the payload is opaque bytes. A user record taken out of an aggregate has the same form, with
 * its own key and a sub-sequence in its position.
 *
 * @param position where it came from
 * @param partitionKey 1 to 256 characters; absent on records read from streams that distribute records by themselves, and on
 *     lines of files
 * @param explicitHashKey decimal 128-bit hash that overrides the key's MD5; known for records to be put and for user records
 *     of aggregates
 * @param arrival when the service took the record (ApproximateArrivalTimestamp, milliseconds)
 * @param data the payload; the bytes stay as they are for as long as the record's batch is in use
 * @param outOfShard whether this is a user record of an aggregate whose hash key is not of the shard that the aggregate is in, as
 *     it happens while a shard is split: what wrote the aggregate may send it again
 * @param defect why the payload cannot be read from what it came in; {@code data} is then what stands in its place, and the record
 *     fails as soon as it is to be decoded or handed on. Null for other records.
 */
public record KinesisRecord(
        Position position,
        @Nullable String partitionKey,
        @Nullable String explicitHashKey,
        @Nullable Instant arrival,
        Slice data,
        boolean outOfShard,
        @Nullable String defect) {

    /** A record that is whole and where it belongs, as far as that is known. */
    public KinesisRecord(
            Position position,
            @Nullable String partitionKey,
            @Nullable String explicitHashKey,
            @Nullable Instant arrival,
            Slice data) {
        this(position, partitionKey, explicitHashKey, arrival, data, false, null);
    }

    /** A record of which nothing but place and payload is known: a line of a file. */
    public static KinesisRecord of(Position position, Slice data) {
        return new KinesisRecord(position, null, null, null, data);
    }

    /** The same record with another payload. */
    public KinesisRecord withData(Slice newData) {
        return new KinesisRecord(position, partitionKey, explicitHashKey, arrival, newData, outOfShard, defect);
    }

    /** The same record at another place. */
    public KinesisRecord withPosition(Position newPosition) {
        return new KinesisRecord(newPosition, partitionKey, explicitHashKey, arrival, data, outOfShard, defect);
    }

    /** The same record with another partition key. */
    public KinesisRecord withPartitionKey(String newKey) {
        return new KinesisRecord(position, newKey, explicitHashKey, arrival, data, outOfShard, defect);
    }

    /** The same record with another explicit hash key. */
    public KinesisRecord withExplicitHashKey(String newHashKey) {
        return new KinesisRecord(position, partitionKey, newHashKey, arrival, data, outOfShard, defect);
    }

    /** The same record, marked as one that does not belong into its shard. */
    public KinesisRecord markedOutOfShard() {
        return new KinesisRecord(position, partitionKey, explicitHashKey, arrival, data, true, defect);
    }

    /** The same record, whose payload cannot be read for this reason. */
    public KinesisRecord markedDefective(String reason) {
        return new KinesisRecord(position, partitionKey, explicitHashKey, arrival, data, outOfShard, reason);
    }
}
