package dev.kdt.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "49671234567890123456789012345678901234567890123456789012"})
    void digitsAreANumber(String written) {
        assertTrue(SequenceText.isWritten(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-1", "+1", "007", "1.5", "1e5", " 1", "1\n", "٣", "LATEST"})
    void anythingElseIsNone(String written) {
        assertFalse(SequenceText.isWritten(written));
    }

    @Test
    void aNumberHasAtMost129Digits() {
        assertTrue(SequenceText.isWritten("9".repeat(129)));
        assertFalse(SequenceText.isWritten("9".repeat(130)));
    }

    @Test
    void theyAreInTheOrderOfTheirNumbers() {
        List<String> all = List.of("0", "1", "9", "10", "99", "100", "49671", "49672");
        for (String one : all) {
            for (String other : all) {
                assertEquals(
                        new BigInteger(one).compareTo(new BigInteger(other)),
                        Integer.signum(SequenceText.compare(one, other)),
                        one + " and " + other);
            }
        }
    }
}
