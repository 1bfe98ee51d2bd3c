package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.kdt.codec.InputFormat;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Unread;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that are longer than a record may be fail, each by itself; long ones that are not cost in proportion to their length. */
class LongRecordTest {
    private static final int MAX = 40;
    private static final String X = "x".repeat(100);

    /** An input, the texts of its records, and the places of those that are too long. */
    record Case(String name, InputFormat format, String text, List<String> records, List<String> unread) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        String exact = "e".repeat(MAX);
        return Stream.of(
                new Case("lines", InputFormat.TEXT, "a\n" + X + "\nb\n", List.of("a", "b"), List.of("x:2")),
                new Case("the longest line", InputFormat.TEXT, exact + "\n" + exact, List.of(exact, exact), List.of()),
                new Case(
                        "a byte more",
                        InputFormat.TEXT,
                        exact + "e\nb\n" + exact + "e",
                        List.of("b"),
                        List.of("x:1", "x:3")),
                new Case(
                        "the first line",
                        InputFormat.AUTO,
                        "{\"a\":\"" + X + "\"}\n{}\n",
                        List.of("{}"),
                        List.of("x:1")),
                new Case(
                        "white space at first",
                        InputFormat.AUTO,
                        " ".repeat(100) + "\nb\n",
                        List.of("b"),
                        List.of("x:1")),
                new Case(
                        "a line after others",
                        InputFormat.NDJSON,
                        "{}\n\n[\"" + X + "\"]\n\n[]",
                        List.of("{}", "[]"),
                        List.of("x:3")),
                new Case(
                        "values over lines",
                        InputFormat.JSON,
                        "{} [\n\"" + X + "]\",\n1] 2 " + X + "{\"a\":1}" + "3".repeat(50) + "[4]",
                        List.of("{}", "2", "{\"a\":1}", "[4]"),
                        List.of("x:1", "x:3", "x:3")),
                new Case(
                        "rows",
                        InputFormat.CSV,
                        "a,b\n1,2\n\"" + X + "\n" + X + "\",\n3,4\n" + X + ",5\n6,7",
                        List.of("a,b\n1,2", "a,b\n3,4", "a,b\n6,7"),
                        List.of("x:3", "x:6")),
                new Case(
                        "rows that end with CR",
                        InputFormat.CSV,
                        "a,b\r" + X + ",2\r3,4\r",
                        List.of("a,b\n3,4"),
                        List.of("x:2")),
                new Case("a whole file", InputFormat.RAW, X + X, List.of(), List.of("x")),
                new Case("the last line", InputFormat.TEXT, "a\n" + X, List.of("a"), List.of("x:2")),
                new Case("two in a row", InputFormat.TEXT, X + "\n" + X + "\na", List.of("a"), List.of("x:1", "x:2")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRecordThatIsTooLongIsPassedOverAndTheOthersGoOn(Case tried) throws Exception {
        byte[] bytes = tried.text().getBytes(StandardCharsets.UTF_8);
        for (int piece : new int[] {1, 7, 64, 1 << 20}) {
            FileLane lane = lane(tried.format(), new MaxRecord(MAX), inPieces(bytes, piece));
            List<String> records = new ArrayList<>();
            List<String> unread = new ArrayList<>();
            for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
                batch.records().stream().map(each -> each.data().toText()).forEach(records::add);
                batch.unread().stream().map(each -> each.position().inWords()).forEach(unread::add);
            }
            assertEquals(tried.records(), records, "in pieces of " + piece);
            assertEquals(tried.unread(), unread, "in pieces of " + piece);
        }
    }

    @Test
    void theReasonSaysTheBoundAndTheWayOut() throws Exception {
        Batch batch = lane(InputFormat.TEXT, new MaxRecord(3 << 10), inPieces(new byte[4000], 4000))
                .next();
        assertEquals(
                List.of("the record is longer than 3 KiB (--max-record raises the limit, except in a Lambda function)"),
                batch == null
                        ? null
                        : batch.unread().stream().map(Unread::reason).toList());
    }

    /** Scanned again with each piece, 16 MiB in pieces of 256 bytes would be half a terabyte. */
    @ParameterizedTest
    @EnumSource(
            value = InputFormat.class,
            names = {"AUTO", "NDJSON", "JSON", "CSV", "TSV", "TEXT", "RAW", "ENVELOPE"})
    void aLongRecordInManyPiecesIsScannedOnce(InputFormat format) {
        byte[] bytes = new byte[16 << 20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = 'a';
        }
        byte[] begin = (format == InputFormat.CSV ? "n\n" : "{\"").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(begin, 0, bytes, 0, begin.length);
        if (format == InputFormat.TSV) {
            bytes[1] = '\n';
        }
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            FileLane lane = lane(format, MaxRecord.DEFAULT, inPieces(bytes, 256));
            int read = 0;
            for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
                read += batch.records().stream()
                        .map(KinesisRecord::data)
                        .mapToInt(data -> data.length())
                        .sum();
            }
            assertEquals(bytes.length, read);
        });
    }

    private static FileLane lane(InputFormat format, MaxRecord max, InputStream in) {
        return new FileLane(List.of(new Input("x", () -> in)), format, max, Long.MAX_VALUE);
    }

    private static InputStream inPieces(byte[] bytes, int piece) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, piece));
            }
        };
    }
}
