package dev.kdt.flow.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.EnvelopeWriter;
import dev.kdt.codec.Failure;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.FileSource;
import dev.kdt.flow.Input;
import dev.kdt.flow.Lane;
import dev.kdt.flow.OutputSink;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture of many blocks, its index, and what is read by it. */
class CaptureIndexTest {
    private static final int RECORDS = 5_000;
    private static final Instant START = Instant.parse("2026-11-27T00:00:00Z");

    @TempDir
    private Path folder;

    private Path capture;
    private Path index;
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void write() throws Exception {
        capture = folder.resolve("capture.ndjson");
        index = CaptureIndex.beside(capture);
        write(0, RECORDS / 2);
        write(RECORDS / 2, RECORDS);
    }

    /** A record a second, with a key of a hundred each, as a tail does that adds to what is there. */
    private void write(int from, int to) throws Exception {
        long start = Files.exists(capture) ? Files.size(capture) : 0;
        try (OutputStream out = Files.newOutputStream(capture, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                IndexedSink sink = new IndexedSink(new OutputSink(out, "capture"), index, start, from + 1)) {
            for (int i = from; i < to; i++) {
                KinesisRecord record = new KinesisRecord(
                        Position.inShard("orders", "shardId-000000000000", String.valueOf(i)),
                        "k" + i / 100,
                        null,
                        START.plusSeconds(i),
                        Slice.utf8("{\"n\":" + i + "}"));
                ByteBuilder envelope = new ByteBuilder();
                new EnvelopeWriter().write(record, null, envelope);
                sink.send(new Output(envelope.view(), record), new Ticket() {
                    @Override
                    public void delivered(Output output) {}

                    @Override
                    public void undeliverable(Output output, Failure why) {}

                    @Override
                    public void givenUp(Output output) {}
                });
            }
            sink.drain("lane");
        }
    }

    private List<Input> parts(CaptureSelection selection) {
        return CaptureIndex.parts(Input.file(capture), capture, selection, warnings::add);
    }

    /** The numbers of the lines that are read by a selection. */
    private List<Long> lines(CaptureSelection selection) throws Exception {
        List<Long> lines = new ArrayList<>();
        try (FileSource files =
                new FileSource(parts(selection), InputFormat.ENVELOPE, MaxRecord.DEFAULT, Long.MAX_VALUE)) {
            Lane lane =
                    new SelectedSource(files, selection, Long.MAX_VALUE).lanes().getFirst();
            for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
                batch.records().forEach(each -> lines.add(each.position().line()));
            }
        }
        return lines;
    }

    private static CaptureSelection time(int since, int until) {
        return new CaptureSelection(START.plusSeconds(since), START.plusSeconds(until), null);
    }

    private long bytes(CaptureSelection selection) {
        return parts(selection).stream()
                .mapToLong(each -> each.opener().size().orElseThrow())
                .sum();
    }

    @Test
    void aTimeAndAKeyAreFoundWithoutReadingAll() throws Exception {
        for (int since : new int[] {0, 1, 2_499, 2_500, 4_000, 4_999}) {
            List<Long> lines = lines(time(since, since + 3));
            assertEquals(since + 1L, lines.getFirst());
            assertEquals(Math.min(4, RECORDS - since), lines.size());
        }
        List<Long> ofKey = lines(new CaptureSelection(null, null, "k31"));
        assertEquals(100, ofKey.size());
        assertEquals(3_101L, ofKey.getFirst());
        assertEquals(3_200L, ofKey.getLast());
        assertEquals(List.of(), lines(new CaptureSelection(null, null, "nobody")));
        assertTrue(bytes(time(3_000, 3_001)) < Files.size(capture) / 4, "a time");
        assertTrue(bytes(new CaptureSelection(null, null, "k31")) < Files.size(capture) / 4, "a key");
        assertTrue(Files.size(index) < Files.size(capture) / 50, "the index is large");
        assertEquals(List.of(), warnings);
    }

    /** A kill leaves lines that are in no block, or a block's line that is cut off. */
    @Test
    void whatATornIndexDoesNotHoldIsReadFromTheCapture() throws Exception {
        byte[] whole = Files.readAllBytes(index);
        for (int cut : new int[] {1, 100, 200, 400, whole.length / 2}) {
            Files.write(index, Arrays.copyOf(whole, whole.length - cut));
            assertEquals(List.of(4_991L, 4_992L), lines(time(4_990, 4_991)));
            assertEquals(List.of(11L, 12L), lines(time(10, 11)));
        }
        assertTrue(
                warnings.getFirst()
                        .endsWith(".index ends in the middle of a line: what follows in " + capture + " is read"),
                warnings::toString);
    }

    @Test
    void anIndexOfSomethingElseIsToldOfAndNotUsed() throws Exception {
        String text = Files.readString(capture);
        Files.writeString(capture, text.substring(text.indexOf('\n') + 1));
        assertEquals(List.of(11L, 12L), lines(time(11, 12)));
        Files.writeString(capture, text.substring(0, text.indexOf('\n', text.length() / 2) + 1));
        assertEquals(List.of(12L, 13L), lines(time(11, 12)));
        Files.writeString(capture, text.replace("\"n\":12}", "\"n\":XX}"));
        assertEquals(List.of(12L, 13L), lines(time(11, 12)));
        assertEquals(3, warnings.size(), warnings::toString);
        assertTrue(
                warnings.stream().allMatch(each -> each.endsWith("as it is now: all of it is read")),
                warnings::toString);
        Files.writeString(capture, text);
        for (String damage : new String[] {"something\n", "", "kdt capture index 1\n1 2 3\n"}) {
            warnings.clear();
            Files.writeString(index, damage);
            assertEquals(List.of(12L, 13L), lines(time(11, 12)));
            assertTrue(warnings.getFirst().endsWith("is no index of a capture: all of it is read"), warnings::toString);
        }
    }

    @Test
    void recordsAfterTheIndexAndBeforeItAreRead() throws Exception {
        String text = Files.readString(capture);
        Files.writeString(
                capture, text.lines().skip(4_998).findFirst().orElseThrow() + "\n", StandardOpenOption.APPEND);
        assertEquals(List.of(4_999L, 5_001L), lines(time(4_998, 4_998)));
        assertEquals(List.of(), warnings);
    }
}
