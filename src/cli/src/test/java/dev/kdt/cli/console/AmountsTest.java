package dev.kdt.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void aRateIsNeverRoundedToNothing() {
        assertEquals("12,345 records/s", Amounts.rate(24_690, Duration.ofSeconds(2)));
        assertEquals("2.5 records/s", Amounts.rate(5, Duration.ofSeconds(2)));
        assertEquals("6.0 records/min", Amounts.rate(1, Duration.ofMillis(10_001)));
        assertEquals("2.0 records/h", Amounts.rate(1, Duration.ofMinutes(30)));
    }
}
