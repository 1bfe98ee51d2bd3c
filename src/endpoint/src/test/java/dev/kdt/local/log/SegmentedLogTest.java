package dev.kdt.local.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.endpoint.option.Durability;
import dev.kdt.local.log.SegmentedLog.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentedLogTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private final List<String> reports = new ArrayList<>();

    @Test
    void recordsComeBackInOrderFromAnyOrdinal() throws IOException {
        try (SegmentedLog log = open()) {
            log.append(List.of(entry("a"), entry("b")), 100);
            log.append(List.of(entry("c")), 200);
            assertEquals(List.of("a", "b", "c"), texts(log.read(0, 10, MIB)));
            assertEquals(List.of("c"), texts(log.read(2, 10, MIB)));
            assertEquals(List.of(), texts(log.read(3, 10, MIB)));
            assertEquals(List.of("a"), texts(log.read(0, 1, MIB)));
        }
    }

    @Test
    void aReadStopsBeforeTooManyBytesButGivesOneRecordAtLeast() throws IOException {
        try (SegmentedLog log = open()) {
            log.append(List.of(entry("12345"), entry("12345"), entry("12345")), 1);
            assertEquals(2, log.read(0, 10, 14).size());
            assertEquals(1, log.read(0, 10, 1).size());
        }
    }

    @Test
    void timesNeverGoBackAndFindTheirRecords() throws IOException {
        try (SegmentedLog log = open()) {
            log.append(List.of(entry("a")), 100);
            assertEquals(100, log.append(List.of(entry("b")), 50).arrival());
            log.append(List.of(entry("c")), 200);
            assertEquals(0, log.ordinalAt(1));
            assertEquals(0, log.ordinalAt(100));
            assertEquals(2, log.ordinalAt(101));
            assertEquals(3, log.ordinalAt(201));
        }
    }

    @Test
    void segmentsAreSealedFoundAgainAndTrimmed() throws IOException {
        Entry big = new Entry(Slice.EMPTY, Slice.of(new byte[10 * MIB]));
        try (SegmentedLog log = open()) {
            for (int i = 0; i < 15; i++) {
                log.append(Collections.nCopies(1, big), i);
            }
        }
        try (SegmentedLog log = open()) {
            assertEquals(15, log.nextOrdinal());
            assertEquals(9, log.read(9, 1, MIB).getFirst().ordinal());
            int before = files().size();
            log.trimBefore(8);
            assertEquals(7, log.firstOrdinal());
            assertEquals(before - 2, files().size(), "the file of a segment is deleted, and its index");
            assertEquals(14, log.read(14, 1, MIB).getFirst().ordinal());
        }
        assertEquals(List.of(), reports);
    }

    @Test
    void aTornTailIsSetAsideAndReported() throws IOException {
        try (SegmentedLog log = open()) {
            log.append(List.of(entry("a"), entry("b")), 1);
        }
        Path file = segment();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) - 1);
        }
        try (SegmentedLog log = open()) {
            assertEquals(List.of("a"), texts(log.read(0, 10, MIB)));
            log.append(List.of(entry("c")), 2);
            assertEquals(List.of("a", "c"), texts(log.read(0, 10, MIB)));
        }
        assertEquals(1, reports.size());
        assertTrue(reports.getFirst().contains("were moved to"), reports::toString);
    }

    @Test
    void aDamagedByteCutsTheLogThere() throws IOException {
        try (SegmentedLog log = open()) {
            log.append(List.of(entry("a"), entry("b"), entry("c")), 1);
        }
        Path file = segment();
        damage(file, Files.size(file) / 2);
        try (SegmentedLog log = open()) {
            assertEquals(List.of("a"), texts(log.read(0, 10, MIB)));
        }
        assertEquals(1, reports.size());
    }

    @Test
    void aSequenceThatMayHaveBeenReadIsNotGivenToAnotherRecord() throws IOException {
        try (SegmentedLog log = open()) {
            log.append(List.of(entry("a"), entry("b"), entry("c")), 1);
        }
        damage(segment(), Files.size(segment()) / 2);
        try (SegmentedLog log = open()) {
            assertTrue(log.nextOrdinal() >= 3, () -> "the next is " + log.nextOrdinal());
            long next = log.append(List.of(entry("d")), 2).firstOrdinal();
            assertEquals(List.of("d"), texts(log.read(1, 10, MIB)));
            assertEquals(next, log.ordinalAt(2));
        }
        try (SegmentedLog log = open()) {
            assertEquals(List.of("a", "d"), texts(log.read(0, 10, MIB)));
        }
        assertEquals(1, reports.size(), reports::toString);
    }

    @Test
    void damageInTheMiddleIsReportedOnceAndPassedOver() throws IOException {
        Entry big = new Entry(Slice.EMPTY, Slice.of(new byte[10 * MIB]));
        try (SegmentedLog log = open()) {
            for (int i = 0; i < 8; i++) {
                log.append(List.of(big), i);
            }
        }
        damage(segment(), 25L * MIB);
        try (SegmentedLog log = open()) {
            assertEquals(List.of(0L, 1L, 7L), ordinals(log.read(0, 10, 100L * MIB)));
            assertEquals(List.of(7L), ordinals(log.read(2, 10, 100L * MIB)));
            assertEquals(7, log.ordinalAt(3));
            assertEquals(8, log.nextOrdinal());
        }
        assertEquals(1, reports.size(), reports::toString);
        assertTrue(reports.getFirst().contains("are skipped"), reports::toString);
    }

    private SegmentedLog open() throws IOException {
        return SegmentedLog.open(folder, Durability.PROCESS_DEATH, reports::add);
    }

    private Path segment() throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(".log"))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void damage(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) 0xff}), at);
        }
    }

    private static Entry entry(String text) {
        return new Entry(Slice.utf8("k"), Slice.utf8(text));
    }

    private static List<Long> ordinals(List<LogRecord> records) {
        return records.stream().map(LogRecord::ordinal).toList();
    }

    private static List<String> texts(List<LogRecord> records) {
        return records.stream().map(item -> item.data().toText()).toList();
    }
}
