package dev.kdt.flow.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonReader;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {
    private static @Nullable Timestamp timestamp(String json) throws Exception {
        return Timestamp.of(new JsonReader().read(Slice.utf8(json)));
    }

    /** A time, the same one as an instant, and how it is written a day, an hour and 1.5 seconds later. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "\"2026-11-28T07:15:22Z\", 2026-11-28T07:15:22Z, \"2026-11-29T08:15:23Z\"",
                "\"2026-11-28T07:15:22.250Z\", 2026-11-28T07:15:22.250Z, \"2026-11-29T08:15:23.750Z\"",
                "\"2026-12-31t22:59:59.7z\", 2026-12-31T22:59:59.7Z, \"2027-01-02t00:00:01.2z\"",
                "\"2026-11-28T07:15:22.123456789+02:00\", 2026-11-28T05:15:22.123456789Z,"
                        + " \"2026-11-29T08:15:23.623456789+02:00\"",
                "\"2026-11-28T07:15:22-0930\", 2026-11-28T16:45:22Z, \"2026-11-29T08:15:23-0930\"",
                "\"2026-11-28 07:15:22\", 2026-11-28T07:15:22Z, \"2026-11-29 08:15:23\"",
                "\"2026-11-28 07:15\", 2026-11-28T07:15:00Z, \"2026-11-29 08:15\"",
                "\"2026-11-28 07:15:22 UTC\", 2026-11-28T07:15:22Z, \"2026-11-29 08:15:23 UTC\"",
                "\"2026-11-28\", 2026-11-28T00:00:00Z, \"2026-11-29\"",
                "1764314122, 2025-11-28T07:15:22Z, 1764404123",
                "1764314122.5, 2025-11-28T07:15:22.5Z, 1764404124.0",
                "1764314122.125, 2025-11-28T07:15:22.125Z, 1764404123.625",
                "1764314122125, 2025-11-28T07:15:22.125Z, 1764404123625",
                "1764314122125000, 2025-11-28T07:15:22.125Z, 1764404123625000",
                "1764314122125000001, 2025-11-28T07:15:22.125000001Z, 1764404123625000001",
                "\"1764314122\", 2025-11-28T07:15:22Z, \"1764404123\"",
                "\"1764314122125\", 2025-11-28T07:15:22.125Z, \"1764404123625\"",
                "0, 1970-01-01T00:00:00Z, 90001"
            })
    void isReadAndWrittenAsItIs(String json, Instant at, String later) throws Exception {
        Timestamp time = timestamp(json);
        assertNotNull(time, json);
        assertEquals(at, time.at());
        assertEquals(later, time.later(Duration.ofMillis(90_001_500)).toString());
        assertEquals(json, time.later(Duration.ZERO).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"soon\"",
                "\"\"",
                "null",
                "true",
                "[1]",
                "{}",
                "\"2026-13-01\"",
                "\"2026-11-28T25:00:00Z\"",
                "\"42\"",
                "1e300",
                "\"2026-11-28T07:15:22Z and more\""
            })
    void whatIsNoTimeIsNone(String json) throws Exception {
        assertNull(timestamp(json));
    }

    @Test
    void distancesStayWhateverTheShift() throws Exception {
        for (int millis : new int[] {1, 999, 1_234_567, -86_400_001}) {
            Duration by = Duration.ofMillis(millis);
            assertEquals(9, later("1764314131", by) - later("1764314122", by));
        }
    }

    private static long later(String seconds, Duration by) throws Exception {
        Timestamp time = timestamp(seconds);
        assertNotNull(time);
        return Long.parseLong(time.later(by).toString());
    }
}
