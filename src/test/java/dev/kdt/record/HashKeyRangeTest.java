package dev.kdt.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashKeyRangeTest {
    @Test
    void partsCoverEverythingWithoutGapsOrOverlaps() {
        List<HashKeyRange> parts = HashKeyRange.ALL.split(3);
        assertEquals(BigInteger.ZERO, parts.getFirst().start());
        assertEquals(HashKeyRange.MAX, parts.getLast().end());
        for (int i = 1; i < parts.size(); i++) {
            assertEquals(
                    parts.get(i - 1).end().add(BigInteger.ONE), parts.get(i).start());
        }
    }

    @Test
    void aKeyIsHashedByTheMd5OfItsUtf8Bytes() {
        assertEquals(new BigInteger("0cc175b9c0f1b6a831c399e269772661", 16), HashKeyRange.hash("a"));
        assertTrue(HashKeyRange.ALL.contains(HashKeyRange.hash("grün")));
    }

    @Test
    void aRangeThatEndsBeforeItStartsIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new HashKeyRange(BigInteger.TWO, BigInteger.ONE));
    }

    @Test
    void sequenceNumbersCompareAsNumbers() {
        assertTrue(SequenceNumbers.ORDER.compare("9", "10") < 0);
        assertTrue(SequenceNumbers.ORDER.compare("10", "11") < 0);
    }
}
