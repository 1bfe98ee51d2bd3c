package dev.kdt.flow.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanesTest {
    /** The shards by partition key. */
    private final Map<String, String> shards = new HashMap<>(Map.of("hot", "0", "cold", "1"));

    private final Lanes lanes = new Lanes(new BatchApi.Limits(500, 5 << 20, 1 << 20), 1, new Routes() {
        @Override
        public KinesisRecord address(KinesisRecord record) {
            return record;
        }

        @Override
        public String shard(KinesisRecord addressed) {
            return String.valueOf(shards.get(addressed.partitionKey()));
        }

        @Override
        public boolean knows(String shard) {
            return shards.containsValue(shard);
        }

        @Override
        public void refresh() {
            throw new AssertionError("nobody asked for it");
        }
    });

    /** Else each split of one shard would send all at once to those that are throttled. */
    @Test
    void aShardThatStaysOpenKeepsItsPauseWhenAnotherIsSplit() {
        lanes.addLast(parcel("hot"));
        lanes.addLast(parcel("cold"));
        ShardLane hot = lanes.of("0");
        ShardLane split = lanes.of("1");
        lanes.pause(hot);
        shards.put("cold", "2");

        lanes.reroute();

        assertSame(hot, lanes.of("0"));
        assertTrue(hot.isPaused());
        assertTrue(split.isRetired());
        assertEquals(List.of("cold"), taken());
        lanes.resume(hot);
        assertEquals(List.of("hot"), taken());
    }

    @Test
    void aPauseEndsWithItsShard() {
        lanes.addLast(parcel("hot"));
        lanes.pause(lanes.of("0"));
        shards.put("hot", "3");

        lanes.reroute();

        assertFalse(lanes.anyPaused());
        assertEquals(List.of("hot"), taken());
        assertFalse(lanes.anyReady());
    }

    private List<String> taken() {
        return lanes.take().stream().map(Parcel::key).toList();
    }

    private Parcel parcel(String key) {
        Slice bytes = Slice.utf8("x");
        Output output = new Output(bytes, new KinesisRecord(Position.UNKNOWN, key, null, null, bytes));
        return new Parcel(new Piece(output, output, 2, new Unsettled()), lanes.of(String.valueOf(shards.get(key))));
    }

    /** A record that nothing is to happen to here. */
    private static final class Unsettled implements Ticket {
        @Override
        public void delivered(Output output) {
            throw new AssertionError("delivered");
        }

        @Override
        public void undeliverable(Output output, Failure failure) {
            throw new AssertionError("undeliverable");
        }

        @Override
        public void givenUp(Output output) {
            throw new AssertionError("given up");
        }
    }
}
