package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Compression;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.Packed;
import dev.kdt.codec.format.Surplus;
import dev.kdt.record.Batch;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Unread;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compressed files that are not whole, or that something follows: it is said and counted, and the next file is read. */
class DamagedFileTest {
    private static final int SNAPPY_JAVA_HEADER = 16;

    /** Bytes that are looked at to tell zlib from text: when these are damaged it is text. */
    private static final int PROBED_FOR_ZLIB = 512;

    private static final String LINE = "no word of this line is in it twice: 0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Slice LINES = Slice.utf8("a\n" + LINE);

    private final List<String> records = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** A compressed file with two lines. */
    record Sample(String name, Slice file) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("gzip", Packed.of(Compression.GZIP, LINES)),
                new Sample("zlib", Packed.of(Compression.ZLIB, LINES)),
                new Sample("zstd", Packed.of(Compression.ZSTD, LINES)),
                new Sample("zip", Packed.zip(LINES)),
                new Sample("snappy", Packed.snappyFramed(LINES)),
                new Sample("snappy", Packed.snappyXerial(LINES)),
                new Sample("snappy", Packed.snappyHadoop(LINES)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatFollowsTheDataIsSaidAndTheDataAreWhole(Sample sample) throws Exception {
        for (String garbage : List.of("x", "garbage\n", "zzzz".repeat(50_000))) {
            read(Packed.row(sample.file(), Slice.utf8(garbage)));
            assertEquals(List.of("a", LINE, "next"), records, garbage);
            assertEquals(1, faults.size(), garbage);
            assertEquals(
                    "cannot read further: " + sample.name() + ": " + Surplus.words("data", garbage.length()),
                    faults.getFirst());
        }
    }

    /** A cut behind the header of snappy-java's stream leaves a whole stream of nothing. */
    @ParameterizedTest
    @MethodSource("samples")
    void dataThatAreCutShortAreSaidToBe(Sample sample) throws Exception {
        Slice file = sample.file();
        assertTrue(file.length() > 2 * SNAPPY_JAVA_HEADER);
        for (int length = file.length() - 1; length > SNAPPY_JAVA_HEADER; length--) {
            read(file.sub(0, length));
            assertEquals("next", records.getLast());
            assertEquals(1, faults.size(), "cut to " + length);
        }
    }

    /** Files of formats with a checksum of what is in them. */
    static Stream<Arguments> checked() {
        String digits =
                new Random(1).ints(1_000, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
        return Stream.of(
                Arguments.of("gzip", Packed.of(Compression.GZIP, LINES), Compression.MARK_BYTES),
                Arguments.of("snappy", Packed.snappyFramed(LINES), Compression.MARK_BYTES),
                Arguments.of("zlib", Packed.of(Compression.ZLIB, Slice.utf8(digits.repeat(2))), PROBED_FOR_ZLIB));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checked")
    void noByteThatIsChangedGoesUnseen(String name, Slice file, int from) throws Exception {
        assertTrue(file.length() > from);
        for (int at = from; at < file.length(); at++) {
            byte[] changed = file.toBytes();
            changed[at] ^= 0x55;
            read(Slice.of(changed));
            assertEquals(1, faults.size(), "changed at " + at);
        }
    }

    @Test
    void zerosAfterGzipArePadding() throws Exception {
        read(Packed.row(Packed.of(Compression.GZIP, LINES), Slice.of(new byte[512])));
        assertEquals(List.of("a", LINE, "next"), records);
        assertEquals(List.of(), faults);
    }

    @Test
    void moreLayersThanAnyToolWrapsAreRefused() throws Exception {
        Slice file = LINES;
        for (int i = 0; i < 9; i++) {
            file = Packed.of(Compression.GZIP, file);
        }
        read(file);
        assertEquals(List.of("next"), records);
        assertEquals(List.of("cannot read further: more than 8 layers of compression"), faults);
    }

    @Test
    void aFileThatIsNotThereEndsTheReading() {
        FileLane lane = new FileLane(
                List.of(Input.file(Path.of("no", "such"))), InputFormat.TEXT, MaxRecord.DEFAULT, Long.MAX_VALUE);
        assertThrows(FlowException.class, lane::next);
    }

    private void read(Slice file) throws InterruptedException {
        records.clear();
        faults.clear();
        Input first = new Input("x", () -> new ByteArrayInputStream(file.toBytes()));
        Input second = new Input(
                "y", () -> new ByteArrayInputStream(Slice.utf8("next\n").toBytes()));
        FileLane lane = new FileLane(List.of(first, second), InputFormat.TEXT, MaxRecord.DEFAULT, Long.MAX_VALUE);
        for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
            batch.records().forEach(each -> records.add(each.data().toText()));
            batch.unread().stream().map(Unread::reason).forEach(faults::add);
        }
    }
}
