package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.Packed;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
    @Test
    void progressIsTheShareOfTheFileOrOfTheRecordsToRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("x"), "a\n".repeat(1_000));
        assertEquals(0.5, progress(Input.file(file), Long.MAX_VALUE, 500));
        assertEquals(0.5, progress(Input.file(file), 10_000, 500));
        assertEquals(0.5, progress(Input.file(file), 100, 50));
        assertEquals(0.5, progress(input("-", "a\n".repeat(1_000)), 100, 50));
        try (FileSource endless =
                new FileSource(List.of(input("-", "a\n")), InputFormat.TEXT, MaxRecord.DEFAULT, Long.MAX_VALUE)) {
            assertEquals(OptionalDouble.empty(), endless.progress(1));
        }
    }

    private static double progress(Input input, long count, long done) throws Exception {
        try (FileSource source = new FileSource(List.of(input), InputFormat.TEXT, MaxRecord.DEFAULT, count)) {
            Lane lane = source.lanes().getFirst();
            while (lane.next() != null) {}
            return source.progress(done).orElseThrow();
        }
    }

    @Test
    void textIsOneRecordALineWithItsBytesAsTheyAre() throws Exception {
        assertEquals(
                List.of("x:1 a\r", "x:2 ", "x:3 b"), read(InputFormat.TEXT, Long.MAX_VALUE, input("x", "a\r\n\nb")));
    }

    @Test
    void ndjsonPassesOverEmptyLinesAndStillCountsThem() throws Exception {
        assertEquals(
                List.of("x:1 {}", "x:4 []"), read(InputFormat.NDJSON, Long.MAX_VALUE, input("x", "{}\n\n \r\n[]\n")));
    }

    @Test
    void jsonValuesMayShareALineOrSpanSeveral() throws Exception {
        assertEquals(
                List.of("x:1 {\"a\":\n\"}\\\"\"}", "x:2 [1]", "x:2 true", "x:3 \"s\"", "x:3 2", "x:4 {}", "x:4 [[]]"),
                read(InputFormat.JSON, Long.MAX_VALUE, input("x", "{\"a\":\n\"}\\\"\"} [1]true\n\"s\"2 \n{}[[]]")));
    }

    @Test
    void whatBeginsNoJsonValueIsARecordUpToTheLinesEnd() throws Exception {
        assertEquals(
                List.of("x:1 {}", "x:1 } x", "x:2 1"),
                read(InputFormat.JSON, Long.MAX_VALUE, input("x", "{}} x\n1\n")));
    }

    @Test
    void aJsonValueThatArrivesInPiecesIsCutOnceWhole() {
        JsonCutter cutter = new JsonCutter("x");
        byte[] bytes = "[1, \"a]\"] tr".getBytes(StandardCharsets.UTF_8);
        List<KinesisRecord> records = new ArrayList<>();
        int cut = 0;
        for (int to = 1; to <= bytes.length; to++) {
            cut = cutter.cut(bytes, cut, to, records);
        }
        cutter.cutLast(bytes, cut, bytes.length, records);
        assertEquals(
                List.of("x:1 [1, \"a]\"]", "x:1 tr"),
                records.stream().map(FileSourceTest::text).toList());
    }

    @Test
    void jsonValuesKnowLineAndColumnWhereTheyBegin() throws Exception {
        List<Position> positions = new ArrayList<>();
        FileLane lane = new FileLane(
                List.of(input("x", "{\"a\":\n1} \"ü\" 7\n 8")), InputFormat.JSON, MaxRecord.DEFAULT, Long.MAX_VALUE);
        for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
            batch.records().forEach(record -> positions.add(record.position()));
        }
        assertEquals(
                List.of(
                        Position.inFile("x", 1, 1),
                        Position.inFile("x", 2, 4),
                        Position.inFile("x", 2, 8),
                        Position.inFile("x", 3, 2)),
                positions);
    }

    @Test
    void autoTellsJsonLinesFromJsonOverLinesAndFromText() throws Exception {
        assertEquals(
                List.of("x:1 {\"a\":1}", "x:2 {oops", "x:3 {}"),
                read(InputFormat.AUTO, Long.MAX_VALUE, input("x", "{\"a\":1}\n{oops\n{}\n")));
        assertEquals(
                List.of("x:2 {\n\"a\":1}", "x:4 {}"),
                read(InputFormat.AUTO, Long.MAX_VALUE, input("x", "\n{\n\"a\":1}\n{}")));
        assertEquals(List.of("x:1 hello", "x:2 {}"), read(InputFormat.AUTO, Long.MAX_VALUE, input("x", "hello\n{}\n")));
        assertEquals(
                List.of("x:1 [INFO] started", "x:2 [7] [main] ended"),
                read(InputFormat.AUTO, Long.MAX_VALUE, input("x", "[INFO] started\n[7] [main] ended\n")));
        assertEquals(
                List.of("x:1 [7] [main] started", "x:2 [8]"),
                read(InputFormat.AUTO, Long.MAX_VALUE, input("x", "[7] [main] started\n[8]")));
        assertEquals(List.of(), read(InputFormat.AUTO, Long.MAX_VALUE, input("x", "")));
        assertEquals(List.of("x:1 {}"), read(InputFormat.AUTO, Long.MAX_VALUE, input("x", "{}")));
    }

    @Test
    void rawIsTheWholeFile() throws Exception {
        assertEquals(List.of("x a\nb\n"), read(InputFormat.RAW, Long.MAX_VALUE, input("x", "a\nb\n")));
    }

    @Test
    void filesFollowOneAnotherAndALastLineNeedsNoNewline() throws Exception {
        assertEquals(
                List.of("x:1 a", "y:1 b"), read(InputFormat.TEXT, Long.MAX_VALUE, input("x", "a"), input("y", "b\n")));
    }

    @Test
    void readsNoMoreRecordsThanAskedFor() throws Exception {
        assertEquals(List.of("x:1 a", "x:2 b"), read(InputFormat.TEXT, 2, input("x", "a\nb\nc\n")));
        assertEquals(List.of(), read(InputFormat.TEXT, 0, input("x", "a\n")));
    }

    @Test
    void recordsAcrossChunksAndLongerThanAChunkStayWhole() throws Exception {
        String lines = IntStream.range(0, 300_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
        String huge = "h".repeat(5_000_000);
        List<String> read = read(InputFormat.TEXT, Long.MAX_VALUE, input("x", lines + "\n" + huge + "\nend"));
        assertEquals(300_002, read.size());
        assertEquals("x:150001 line 150000", read.get(150_000));
        assertEquals("x:300001 " + huge, read.get(300_000));
        assertEquals("x:300002 end", read.get(300_001));
    }

    @Test
    void compressedInputIsKnownByItsContent() throws Exception {
        byte[] plain = "a\nb\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(plain);
        }
        List<String> expected = List.of("x:1 a", "x:2 b");
        assertEquals(expected, read(InputFormat.TEXT, Long.MAX_VALUE, input("x", gzipped.toByteArray())));
        assertEquals(expected, read(InputFormat.TEXT, Long.MAX_VALUE, input("x", Zstd.compress(plain))));
    }

    /** The sizes at the beginning of a Hadoop file may be those of two letters in UTF-32. */
    @Test
    void sizesThatCouldBeLettersAreStillSizes() throws Exception {
        for (int length = 4; length < 300; length++) {
            String text = new Random(length)
                    .ints(length, 'a', 'z' + 1)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            Slice file = Packed.snappyHadoop(Slice.utf8(text));
            assertEquals(List.of("x:1 " + text), read(InputFormat.TEXT, Long.MAX_VALUE, input("x", file.toBytes())));
        }
    }

    @Test
    void whatAPipeGivesIsABatchAtOnce() throws Exception {
        InputStream slow = new InputStream() {
            private final List<String> parts = new ArrayList<>(List.of("a\nb", "c\n"));

            @Override
            public int read() {
                throw new AssertionError("reads whole runs of bytes");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (parts.isEmpty()) {
                    return -1;
                }
                byte[] part = parts.removeFirst().getBytes(StandardCharsets.UTF_8);
                System.arraycopy(part, 0, into, from, part.length);
                return part.length;
            }
        };
        FileLane lane = new FileLane(List.of(Input.stdin(slow)), InputFormat.TEXT, MaxRecord.DEFAULT, Long.MAX_VALUE);
        assertEquals(List.of("-:1 a"), texts(lane.next()));
        assertEquals(List.of("-:2 bc"), texts(lane.next()));
    }

    /** Of a mebibyte each, but for the first: one is filled while the records of another are on their way. */
    @Test
    void chunksThatAreHandedBackAreFilledAgain() throws Exception {
        Input input = input("x", ("x".repeat(1_000) + "\n").repeat(8_000));
        Set<byte[]> chunks = Collections.newSetFromMap(new IdentityHashMap<>());
        int batches = 0;
        try (FileSource source = new FileSource(List.of(input), InputFormat.TEXT, MaxRecord.DEFAULT, Long.MAX_VALUE)) {
            Lane lane = source.lanes().getFirst();
            for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
                chunks.add(batch.records().getFirst().data().array());
                batches++;
                lane.recycle(batch);
            }
        }
        assertTrue(batches > 7, "too few to see it");
        assertEquals(3, chunks.size());
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        FlowException thrown = assertThrows(
                FlowException.class,
                () -> read(InputFormat.TEXT, Long.MAX_VALUE, Input.file(Path.of("no", "such", "file"))));
        assertEquals("cannot read no/such/file: no such file", thrown.getMessage());
    }

    private static Input input(String name, String content) {
        return input(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Input input(String name, byte[] content) {
        return new Input(name, () -> new ByteArrayInputStream(content));
    }

    private static List<String> read(InputFormat format, long count, Input... inputs)
            throws InterruptedException, IOException {
        FileLane lane = new FileLane(List.of(inputs), format, MaxRecord.DEFAULT, count);
        List<String> all = new ArrayList<>();
        for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
            all.addAll(texts(batch));
        }
        return all;
    }

    private static List<String> texts(Batch batch) {
        return batch.records().stream().map(FileSourceTest::text).toList();
    }

    private static String text(KinesisRecord record) {
        long line = record.position().line();
        return record.position().file() + (line > 0 ? ":" + line : "") + " "
                + record.data().toText();
    }
}
