package dev.kdt.local.kinesis;

import dev.kdt.bytes.Slice;
import dev.kdt.local.log.SegmentedLog;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Validation;
import dev.kdt.record.HashKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record on its way into a stream: what was asked, and where it is to go. */
record Put(SegmentedLog.Entry entry, HashKey hashKey) {
    /**
     * Reads a record's members.
     *
     * @param path where in the request they stand, for messages, with a dot at its end; or empty
     */
    static Put of(Params params, String path, KinesisStream stream) {
        byte[] data = params.bytes("Data");
        byte[] key = params.text("PartitionKey").getBytes(StandardCharsets.UTF_8);
        requireFitting(data.length, key.length, stream.settings().maxRecordKiB() * 1024, path);
        return new Put(
                new SegmentedLog.Entry(Slice.of(key), Slice.of(data)),
                hashKey(params.textOrNull("ExplicitHashKey"), key));
    }

    /** Key and data count together (Amazon Kinesis API Reference, PutRecord); data that is too large by itself is told as that. */
    private static void requireFitting(int data, int key, int max, String path) {
        if (data + key > max) {
            throw ServiceException.validation(Validation.told(List.of(Validation.violation(
                    Validation.printedBlob(data),
                    path + "data",
                    "Member must have length less than or equal to " + (data > max ? max : max - key)))));
        }
    }

    private static HashKey hashKey(@Nullable String explicit, byte[] partitionKey) {
        if (explicit == null) {
            return HashKey.ofPartitionKey(partitionKey);
        }
        try {
            return HashKey.parse(explicit);
        } catch (IllegalArgumentException _) {
            throw ServiceException.invalidArgument("Invalid ExplicitHashKey. ExplicitHashKey must be in the range: "
                    + "[0, 2^128-1]. Specified value was " + explicit);
        }
    }

    int size() {
        return entry.key().length() + entry.data().length();
    }

    /** Appends records of one shard. Null when the shard was closed meanwhile: they belong to its children. */
    static SegmentedLog.@Nullable Appended append(Shard shard, List<SegmentedLog.Entry> entries, long now) {
        try {
            return shard.append(entries, now);
        } catch (IOException e) {
            throw ServiceException.failed(
                    "InternalFailure", 500, "Cannot write to " + shard.info().id() + ": " + e.getMessage());
        }
    }
}
