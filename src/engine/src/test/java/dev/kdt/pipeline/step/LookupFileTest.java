package dev.kdt.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupFileTest {
    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final Ticking clock = new Ticking();
    private Path csv = Path.of("");
    private int versions;

    /** A clock that goes on by two seconds each time it is told to. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void tick() {
            now = now.plus(Duration.ofSeconds(2));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void begin() throws IOException {
        csv = folder.resolve("lands.csv");
        write("land,name\nAT,Austria\n");
    }

    private void write(String text) throws IOException {
        Files.writeString(csv, text);
        // Two versions written within the file system's resolution would look the same.
        Files.setLastModifiedTime(csv, FileTime.fromMillis(1_700_000_000_000L + 1_000L * versions++));
        clock.tick();
    }

    private LookupFile open() throws LookupException {
        return LookupFile.open(csv, null, clock, warnings::add);
    }

    @Test
    void isReadAgainWhenItChanges() throws Exception {
        LookupFile file = open();
        assertNull(file.row("DE"));
        write("land,name\nAT,Österreich\nDE,Deutschland\n");
        assertEquals("{\"land\":\"DE\",\"name\":\"Deutschland\"}", String.valueOf(file.row("DE")));
        assertEquals("{\"land\":\"AT\",\"name\":\"Österreich\"}", String.valueOf(file.row("AT")));
        assertEquals(List.of(), warnings);
    }

    @Test
    void goesOnWithWhatItKnewWhenTheFileDisappearsAndTakesItUpAgain() throws Exception {
        LookupFile file = open();
        Files.delete(csv);
        clock.tick();
        assertEquals("{\"land\":\"AT\",\"name\":\"Austria\"}", String.valueOf(file.row("AT")));
        clock.tick();
        file.row("AT");
        assertEquals(List.of("lands.csv is missing: its last version stays in use"), warnings);
        write("land,name\nAT,back\n");
        assertEquals("{\"land\":\"AT\",\"name\":\"back\"}", String.valueOf(file.row("AT")));
        assertEquals(1, warnings.size());
    }

    @Test
    void goesOnWithWhatItKnewWhileTheFileIsBroken() throws Exception {
        LookupFile file = open();
        write("land,name\nAT,\"half");
        assertEquals("{\"land\":\"AT\",\"name\":\"Austria\"}", String.valueOf(file.row("AT")));
        assertEquals(
                List.of("lands.csv cannot be read: the closing quote of a cell is missing: the last version of"
                        + " lands.csv stays in use"),
                warnings);
        write("land,name\nAT,whole\n");
        assertEquals("{\"land\":\"AT\",\"name\":\"whole\"}", String.valueOf(file.row("AT")));
    }

    @Test
    void countsTheFirstOfTwoRowsThatComeLaterAndWarns() throws Exception {
        LookupFile file = open();
        write("land,name\nAT,one\nAT,two\n");
        assertEquals("{\"land\":\"AT\",\"name\":\"one\"}", String.valueOf(file.row("AT")));
        assertEquals(List.of("lands.csv has the key 'AT' twice: the first one is used"), warnings);
    }

    @Test
    void isLookedAtOnceASecondAtTheMost() throws Exception {
        LookupFile file = open();
        file.row("AT");
        Files.delete(csv);
        assertEquals("{\"land\":\"AT\",\"name\":\"Austria\"}", String.valueOf(file.row("AT")));
        assertEquals(List.of(), warnings);
    }
}
