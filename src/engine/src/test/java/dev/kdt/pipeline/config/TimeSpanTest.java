package dev.kdt.pipeline.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kdt.unit.TimeSpan;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
    @ParameterizedTest
    @ValueSource(strings = {"250ms", "30s", "10m", "2h30m", "1d", "1d2h3m4s5ms", "0s"})
    void isWrittenAsItWasRead(String text) {
        assertEquals(text, TimeSpan.text(Objects.requireNonNull(TimeSpan.parse(text))));
    }

    @Test
    void addsUp() {
        assertEquals(Duration.ofMinutes(150), TimeSpan.parse("2h30m"));
        assertEquals(Duration.ofSeconds(90), TimeSpan.parse("90s"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "30m2h", "1.5h", "-1s", "1 h", "9999999999d", "10x"})
    void anythingElseIsNone(String text) {
        assertNull(TimeSpan.parse(text));
    }
}
