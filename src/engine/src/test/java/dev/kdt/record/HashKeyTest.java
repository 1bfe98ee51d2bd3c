package dev.kdt.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HashKeyTest {
    @Test
    void aPartitionKeyIsHashedByTheMd5OfItsUtf8Bytes() {
        byte[] key = "a".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                new BigInteger("0cc175b9c0f1b6a831c399e269772661", 16),
                HashKey.ofPartitionKey(key).value());
    }

    @Test
    void keysCompareAsUnsignedNumbers() {
        assertTrue(HashKey.parse("9").compareTo(HashKey.parse("10")) < 0);
        assertTrue(HashKey.MAX.compareTo(HashKey.of(BigInteger.ONE.shiftLeft(127))) > 0);
        assertEquals(
                HashKey.parse("18446744073709551616"),
                HashKey.parse("18446744073709551615").next());
        assertEquals(
                HashKey.parse("18446744073709551615"),
                HashKey.parse("18446744073709551616").previous());
    }

    @Test
    void evenSharesBeginWhereTheServiceCutsThem() {
        assertEquals(HashKey.MIN, HashKey.evenStart(0, 3));
        assertEquals(HashKey.parse("113427455640312821154458202477256070485"), HashKey.evenStart(1, 3));
        assertEquals(HashKey.evenStart(2, 3), HashKey.evenStart(4, 6));
    }

    @Test
    void theMiddleIsWhereTheUpperHalfBegins() {
        assertEquals(HashKey.evenStart(1, 2), HashKey.MIN.middle(HashKey.MAX));
        assertEquals(HashKey.parse("2"), HashKey.MIN.middle(HashKey.parse("3")));
    }

    @Test
    void whatIsOutsideOfTheSpaceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> HashKey.parse("-1"));
        assertThrows(IllegalArgumentException.class, () -> HashKey.of(BigInteger.ONE.shiftLeft(128)));
    }
}
