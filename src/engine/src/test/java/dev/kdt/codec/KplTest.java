package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code kpl-aggregate.bin} was made once with npm's aws-kinesis-agg 4.2.8: the judge that is not ours. */
class KplTest {
    private final KplReader reader = new KplReader();
    private final Position place = Position.inShard(
            "orders", "shardId-000000000000", "49590338271490256608559692538361571095921575989136588898");

    static byte[] fixture() {
        try (InputStream in = KplTest.class.getResourceAsStream("kpl-aggregate.bin")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<KinesisRecord> split(byte[] payload) {
        return reader.split(new KinesisRecord(place, "wire", null, null, Slice.of(payload)));
    }

    @Test
    void readsWhatAnotherLibraryAggregated() {
        List<KinesisRecord> users = split(fixture());
        assertEquals(4, users.size());
        assertEquals("{\"id\":1,\"status\":\"paid\"}", users.get(0).data().toText());
        assertEquals("order-2", users.get(1).partitionKey());
        assertEquals("170141183460469231731687303715884105728", users.get(1).explicitHashKey());
        assertEquals("zweite Zeile, ünïcode", users.get(1).data().toText());
        assertEquals("order-1", users.get(2).partitionKey());
        assertEquals(Slice.of(new byte[] {0, 1, 2, -1, -2}), users.get(2).data());
        assertEquals(place.withSubsequence(3), users.get(3).position());
        assertTrue(users.get(3).data().isEmpty());
    }

    @Test
    void writesTheSameBytesAsAnotherLibrary() {
        KplWriter writer = new KplWriter(1000);
        writer.add("order-1", null, Slice.utf8("{\"id\":1,\"status\":\"paid\"}"));
        writer.add("order-2", "170141183460469231731687303715884105728", Slice.utf8("zweite Zeile, ünïcode"));
        writer.add("order-1", null, Slice.of(new byte[] {0, 1, 2, -1, -2}));
        writer.add("order-3", null, Slice.EMPTY);
        assertEquals(4, writer.count());
        assertEquals(fixture().length, writer.size());
        assertEquals(Slice.of(fixture()), writer.finish());
        assertEquals(0, writer.count());
    }

    @Test
    void handsOnWholeWhatDoesNotMatchItsDigest() {
        byte[] payload = fixture();
        payload[40] ^= 1;
        assertNull(split(payload));
    }

    @Test
    void handsOnWholeABrokenMessageWithAGoodDigest() {
        KplWriter writer = new KplWriter(1000);
        writer.add("a", null, Slice.utf8("x"));
        byte[] good = writer.finish().toBytes();
        byte[] broken = good.clone();
        broken[5] = 100; // The key is longer than the message now.
        byte[] digest = KplFormat.newDigest().digest(java.util.Arrays.copyOfRange(broken, 4, broken.length - 16));
        System.arraycopy(digest, 0, broken, broken.length - 16, 16);
        assertNotNull(split(good));
        assertNull(split(broken));
    }

    @Test
    void neverThrowsWhateverTheBytes() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] payload = fixture();
            for (int k = 0; k < 3; k++) {
                payload[4 + random.nextInt(payload.length - 20)] = (byte) random.nextInt();
            }
            byte[] digest = KplFormat.newDigest().digest(java.util.Arrays.copyOfRange(payload, 4, payload.length - 16));
            System.arraycopy(digest, 0, payload, payload.length - 16, 16);
            split(payload);
        }
    }

    @Test
    void knowsItsSizeBeforeItIsWritten() {
        KplWriter writer = new KplWriter(10_000_000);
        for (int i = 0; i < 300; i++) { // Indexes and lengths of one, two and three bytes.
            String hashKey = i % 3 == 0 ? null : Integer.toString(i);
            assertTrue(writer.add("ключ-" + i, hashKey, Slice.of(new byte[i * i])));
        }
        int size = writer.size();
        Slice bytes = writer.finish();
        assertEquals(size, bytes.length());
        assertEquals(size, bytes.array().length, "written once, into room of its size");
        assertEquals(KplWriter.USUAL_BYTES, fullTo(KplWriter.USUAL_BYTES).length(), "up to the limit itself");
    }

    /** An aggregate of two records that has exactly so many bytes. */
    private static Slice fullTo(int limit) {
        KplWriter writer = new KplWriter(limit);
        assertTrue(writer.add("k", null, Slice.EMPTY));
        int rest = limit - writer.size();
        while (!writer.add("k", null, Slice.of(new byte[rest]))) {
            rest--;
        }
        return writer.finish();
    }

    @Test
    void refusesWhatWouldGrowOverTheLimitAndStaysAsItWas() {
        KplWriter writer = new KplWriter(60);
        assertTrue(writer.add("a", null, Slice.utf8("x".repeat(20))));
        int size = writer.size();
        assertFalse(writer.add("b", "17", Slice.utf8("y".repeat(20))));
        assertEquals(size, writer.size());
        List<KinesisRecord> users = split(writer.finish().toBytes());
        assertEquals(1, users.size());
        assertEquals("a", users.getFirst().partitionKey());
    }
}
