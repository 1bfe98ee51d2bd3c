package dev.kdt.generate.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2026-11-22T08:00:01.377Z         | iso                            | 2026-11-22T08:00:01.377Z",
                "2026-11-22T08:00:01Z             | yyyy-MM-dd'T'HH:mm:ss'Z'       | 2026-11-22T08:00:01Z",
                "2026-11-22T10:00:01+02:00        | yyyy-MM-dd'T'HH:mm:ss'+00:00'  | 2026-11-22T08:00:01Z",
                "2026-11-22 08:00:01.377001       | yyyy-MM-dd HH:mm:ss.SSSSSS     | 2026-11-22T08:00:01.377001Z",
                "2026-11-22 08:00:01,377          | yyyy-MM-dd HH:mm:ss,SSS        | 2026-11-22T08:00:01.377Z",
                "20261122T080001Z                 | yyyyMMdd'T'HHmmss'Z'           | 2026-11-22T08:00:01Z",
                "11/22/2026 08:00                 | MM/dd/yyyy HH:mm               | 2026-11-22T08:00:00Z",
                "22.11.2026 08:00:01              | dd.MM.yyyy HH:mm:ss            | 2026-11-22T08:00:01Z",
                "Sun Nov 22 08:00:01 2026         | EEE MMM dd HH:mm:ss yyyy       | 2026-11-22T08:00:01Z",
                "Sun, 22 Nov 2026 08:00:01 GMT    | EEE, dd MMM yyyy HH:mm:ss 'GMT' | 2026-11-22T08:00:01Z",
                "2026-11-22                       | yyyy-MM-dd                     | 2026-11-22T00:00:00Z",
                "22/Nov/2026:09:00:01 +0100       | dd/MMM/yyyy:HH:mm:ss Z         | 2026-11-22T08:00:01Z",
                "Sun, 22 Nov 2026 08:00:01 +0000  | EEE, dd MMM yyyy HH:mm:ss Z    | 2026-11-22T08:00:01Z"
            })
    void readsTheTime(String text, String word, Instant time) {
        TimeForm form = TimeForm.of(text);
        assertNotNull(form);
        assertEquals(word, form.word());
        assertEquals(ChronoUnit.MICROS.between(Instant.EPOCH, time), form.micros(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-22", "2026-02-22T25:00:01Z", "12:30", "o-2026-11-22", ""})
    void othersAreNone(String text) {
        assertNull(TimeForm.of(text));
    }

    @Test
    void numbersOfThisCenturyAreTimesInTheirUnit() {
        assertEquals(TimeForm.EPOCH, TimeForm.of(1_795_334_400));
        assertEquals(TimeForm.EPOCH_MS, TimeForm.of(1_795_334_400_731.0));
        assertEquals(TimeForm.EPOCH_US, TimeForm.of(1_795_334_400_731_000.0));
        assertNull(TimeForm.of(4711));
        assertNull(TimeForm.of(1_795_334_400.5));
    }
}
