package dev.kdt.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hours in names of objects. */
class ObjectTimeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026/11/28/07/archive-1-2026-11-28-09-58-00-220c0e9b-6a97-4c64-a52f-e8fc5b243991.gz",
                "year=2026/month=11/day=28/hour=07/x.json",
                "dt=2026-11-28-07/x",
                "out/archive-1-2026-11-28-07-58-00-220c0e9b-6a97-4c64-a52f-e8fc5b243991"
            })
    void isTheFirstOneInTheName(String name) {
        assertEquals(Instant.parse("2026-11-28T07:00:00Z"), ObjectTime.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.ndjson", "2026/11/28/x.json", "2026/13/28/07/x", "20261128/0712/34/56/78"})
    void isNotKnownWhereTheNameSaysNone(String name) {
        assertNull(ObjectTime.of(name));
    }

    /** The second in the last part of the name, whatever hour is before it; else the hour. */
    @ParameterizedTest
    @CsvSource({
        "2026/11/28/07/archive-1-2026-11-28-07-58-01-220c0e9b-6a97-4c64-a52f-e8fc5b243991.gz, 2026-11-28T07:58:01Z",
        "archive-1-2026-11-28-07-58-01-220c0e9b, 2026-11-28T07:58:01Z",
        "2026/11/28/07/archive-1-2026-11-28-07-61-01-220c0e9b, 2026-11-28T07:00:00Z",
        "2026-11-27-01-02-03/2026/11/28/07/x, 2026-11-27T01:00:00Z",
        "2026/11/28/07/x, 2026-11-28T07:00:00Z",
        "out.ndjson,"
    })
    void isExactWhereTheNameSaysTheSecond(String name, @Nullable Instant exact) {
        assertEquals(exact, ObjectTime.exact(name));
    }
}
