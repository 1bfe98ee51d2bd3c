package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.Unwrapper;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dialects of {@code csv-dialects.ndjson}, each with the records that are in it. A text in place of a record is a failure: its
 * line, and how its message begins.
 */
class CsvDialectsTest {
    /** A dialect: its name, the format that is asked for, and the file's text. */
    record Dialect(String name, InputFormat format, String text, List<String> records) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Dialect> dialects() throws IOException {
        try (InputStream cases = CsvDialectsTest.class.getResourceAsStream("csv-dialects.ndjson")) {
            return new String(cases.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(CsvDialectsTest::dialect);
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aFileHasTheRecordsOfItsDialect(Dialect dialect) throws Exception {
        assertEquals(dialect.records(), read(dialect, new ByteArrayInputStream(utf8(dialect))));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void soHasWhatComesByteByByte(Dialect dialect) throws Exception {
        assertEquals(dialect.records(), read(dialect, new ByteArrayInputStream(utf8(dialect)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, 1));
            }
        }));
    }

    @Test
    void namesThatCannotNameColumnsEndTheRun() {
        for (String names : List.of("a,b,a", "a,\"b", "a,,")) {
            Dialect dialect = new Dialect("", InputFormat.CSV, names + "\n1,2,3\n", List.of());
            FlowException thrown = assertThrows(
                    FlowException.class, () -> read(dialect, new ByteArrayInputStream(utf8(dialect))), names);
            assertTrue(String.valueOf(thrown.getMessage()).startsWith("x:1: "), thrown.getMessage());
        }
    }

    private static byte[] utf8(Dialect dialect) {
        return dialect.text().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> read(Dialect dialect, InputStream in) throws InterruptedException {
        Unwrapper unwrapper = dialect.format().unwrapper();
        FileLane lane =
                new FileLane(List.of(new Input("x", () -> in)), dialect.format(), MaxRecord.DEFAULT, Long.MAX_VALUE);
        List<String> records = new ArrayList<>();
        for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
            for (KinesisRecord piece : batch.records()) {
                records.add(unwrapped(unwrapper, piece));
            }
        }
        return records;
    }

    private static String unwrapped(Unwrapper unwrapper, KinesisRecord piece) {
        try {
            return unwrapper.unwrap(piece).getFirst().data().toText();
        } catch (CodecException e) {
            return piece.position().line() + ": "
                    + String.valueOf(e.getMessage()).replaceFirst(" \\(cells.*", "");
        }
    }

    private static Dialect dialect(String line) {
        try {
            ObjectValue object = (ObjectValue) new JsonReader().read(Slice.utf8(line));
            List<String> records = new ArrayList<>();
            for (Elements e = ((ArrayValue) get(object, "records")).elements(); e.next(); ) {
                records.add(e.value() instanceof StringValue failure ? failure.text() : plain(e.value()));
            }
            return new Dialect(
                    text(object, "name"),
                    Objects.requireNonNull(InputFormat.of(text(object, "in"))),
                    text(object, "text"),
                    records);
        } catch (JsonException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    /** The object as it is written where nothing is escaped that need not be. */
    private static String plain(Value object) {
        ObjectValue written = ObjectValue.withRoomFor(4);
        for (var e = ((ObjectValue) object).entries(); e.next(); ) {
            written = written.with(StringValue.of(e.key().text()), Value.of(((StringValue) e.value()).text()));
        }
        return written.toString();
    }

    private static String text(ObjectValue object, String name) {
        return ((StringValue) get(object, name)).text();
    }

    private static Value get(ObjectValue object, String name) {
        return Objects.requireNonNull(object.get(StringValue.of(name)));
    }
}
