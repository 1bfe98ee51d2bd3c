package dev.kdt.cli.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kdt.bytes.Slice;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordMeterTest {
    private static final int LARGEST = 10 * 1024 * 1024;

    private static Slice bytes(int length) {
        return Slice.of(new byte[length]);
    }

    @Test
    void eachLimitIsKeptToTheByte() {
        MeterRig rig = new MeterRig();
        rig.measure("k", bytes(1_024_000));
        assertEquals(List.of(), rig.found());
        rig.measure("k", bytes(1_024_001));
        rig.measure("k", bytes(1_048_575));
        rig.measure("kk", bytes(1_048_575));
        assertEquals(
                List.of(
                        "in:2: Firehose record too large: 1,024,001 bytes, the limit is 1,024,000",
                        "in:3: Firehose record too large: 1,048,575 bytes, the limit is 1,024,000",
                        "in:4: record and key too large: 1,048,577 bytes, the limit is 1,048,576",
                        "in:4: Firehose record too large: 1,048,575 bytes, the limit is 1,024,000"),
                rig.found());
        assertEquals(
                List.of(0L, 1L, 0L, 3L, 0L),
                rig.measured(null).limits().stream().map(LimitCheck::over).toList());
    }

    @Test
    void largeRecordsOfAStreamThatTakesThemMayBeTooLargeForLambda() {
        MeterRig rig = new MeterRig(LARGEST);
        // 4,718,063 bytes are 6,290,752 in Base64; with 700 for the event and 4 for the key it has 6,291,456.
        rig.measure("four", bytes(4_718_063));
        rig.measure("five5", bytes(4_718_063));
        rig.measure("k", bytes(LARGEST));
        assertEquals(
                List.of(
                        "in:1: Firehose record too large: 4,718,063 bytes, the limit is 1,024,000",
                        "in:2: Firehose record too large: 4,718,063 bytes, the limit is 1,024,000",
                        "in:2: Lambda event too large: 6,291,457 bytes, the limit is 6,291,456",
                        "in:3: record and key too large: 10,485,761 bytes, the limit is 10,485,760",
                        "in:3: PutRecords request too large: 10,485,761 bytes, the limit is 10,485,760",
                        "in:3: Firehose record too large: 10,485,760 bytes, the limit is 1,024,000",
                        "in:3: Lambda event too large: 13,981,717 bytes, the limit is 6,291,456"),
                rig.found());
    }

    @Test
    void keysAreCountedInCharacters() {
        MeterRig rig = new MeterRig();
        rig.measure("\uD83D\uDE00".repeat(256), bytes(1));
        assertEquals(List.of(), rig.found());
        rig.measure("ä".repeat(257), bytes(1));
        rig.measure("", bytes(1));
        assertEquals(
                List.of(
                        "in:2: partition key too large: 257 characters, the limit is 256",
                        "in:3: partition key: it is empty"),
                rig.found());
    }

    @Test
    void theFirstFindingsAreKeptAndTheOthersCounted() {
        MeterRig rig = new MeterRig();
        for (int i = 0; i < 1_003; i++) {
            rig.measure("", bytes(1));
        }
        assertEquals(1_000, rig.findings.kept().size());
        assertEquals(3, rig.findings.others());
        assertFalse(rig.findings.isEmpty());
    }

    @Test
    void requestsEndAt500RecordsAndAt5MiB() {
        MeterRig rig = new MeterRig();
        for (int i = 0; i < 501; i++) {
            rig.measure("k", bytes(1));
        }
        for (int i = 0; i < 6; i++) {
            rig.measure("k", bytes(1_000_000));
        }
        // 500; 1 and 5 large ones, of 5,000,007 bytes; 1.
        assertEquals(3, rig.measured(null).requests());
    }

    @Test
    void arrivalTimesTellTheRateUnlessItIsTold() {
        Instant start = Instant.parse("2026-11-28T10:00:00Z");
        assertEquals(Traffic.Origin.ASSUMED, arrived(start, 500).traffic().origin());
        Measured measured = arrived(start, 2_500);
        assertEquals(Traffic.steady(2, Traffic.Origin.ARRIVALS), measured.traffic());
    }

    /** Six records that arrived one after the other in this time. */
    private static Measured arrived(Instant start, int millis) {
        MeterRig rig = new MeterRig();
        for (int i = 0; i <= 5; i++) {
            rig.measure("k", bytes(1), start.plusMillis(i * millis / 5));
        }
        return rig.measured(null);
    }
}
