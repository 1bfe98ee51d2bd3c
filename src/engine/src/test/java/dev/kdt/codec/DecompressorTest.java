package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.packed.Feed;
import dev.kdt.codec.packed.PartStream;
import dev.kdt.codec.packed.TrailingDataException;
import dev.kdt.record.MaxRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecompressorTest {
    private final Slice text = Slice.utf8("{\"id\":1}".repeat(5_000));

    @ParameterizedTest
    @EnumSource
    void givesBackWhatWasCompressed(Compression how) throws CodecException {
        try (Decompressor decompressor = new Decompressor()) {
            Slice packed = Packed.of(how, text);
            assertTrue(how.marks(packed));
            assertEquals(text, decompressor.decompress(how, packed));
            assertEquals(text, decompressor.decompress(how, packed), "a second time");
            Slice empty = Packed.of(how, Slice.EMPTY);
            assertTrue(decompressor.decompress(how, empty).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesABombAndGoesOn(Compression how) throws CodecException {
        try (Decompressor decompressor = new Decompressor(new MaxRecord(10_000))) {
            Slice bomb = Packed.of(how, Slice.of(new byte[10_001]));
            CodecException e = assertThrows(CodecException.class, () -> decompressor.decompress(how, bomb));
            assertEquals(
                    "the record is longer than 10000 bytes (--max-record raises the limit, except in a Lambda"
                            + " function)",
                    e.getMessage());
            Slice full = Slice.of(new byte[10_000]);
            assertEquals(full, decompressor.decompress(how, Packed.of(how, full)), "to the brim");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsCutShort(Compression how) {
        try (Decompressor decompressor = new Decompressor()) {
            Slice packed = Packed.of(how, text);
            assertThrows(CodecException.class, () -> decompressor.decompress(how, packed.sub(0, packed.length() - 5)));
            assertThrows(CodecException.class, () -> decompressor.decompress(how, packed.sub(0, 5)));
        }
    }

    @Test
    void readsAllMembersOfGzip() throws CodecException {
        ByteBuilder two = new ByteBuilder();
        two.put(Packed.of(Compression.GZIP, Slice.utf8("one ")));
        two.put(Packed.of(Compression.GZIP, Slice.utf8("two")));
        try (Decompressor decompressor = new Decompressor()) {
            assertEquals(
                    "one two",
                    decompressor.decompress(Compression.GZIP, two.view()).toText());
        }
    }

    @Test
    void readsPastLineEndsBetweenMembersOfGzipAndCountsAnythingElse() throws Exception {
        Slice one = Packed.of(Compression.GZIP, Slice.utf8("one"));
        Slice lines = Packed.row(one, Slice.utf8("\n"), one, Slice.utf8("\r\n"), one, Slice.utf8("\n\n"));
        Slice damaged = Packed.row(one, Slice.utf8("\n"), one, Slice.utf8("\nrest"));
        try (Decompressor decompressor = new Decompressor()) {
            assertEquals(
                    List.of("one", "one", "one"),
                    decompressor.parts(Compression.GZIP, lines).stream()
                            .map(Slice::toText)
                            .toList());
            CodecException e =
                    assertThrows(CodecException.class, () -> decompressor.decompress(Compression.GZIP, damaged));
            assertEquals("gzip: there is more after the end of the data (5 bytes)", e.getMessage());
        }
        try (PartStream stream = Compression.GZIP.open(new Feed(damaged))) {
            assertTrue(stream.nextPart());
            assertTrue(stream.nextPart());
            assertEquals("one", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            TrailingDataException e = assertThrows(TrailingDataException.class, stream::nextPart);
            assertEquals("gzip: there is more after the end of the data (5 bytes)", e.getMessage());
        }
    }

    @Test
    void checksTheChecksumOfGzip() {
        byte[] packed = Packed.of(Compression.GZIP, text).toBytes();
        packed[packed.length - 8] ^= 1;
        try (Decompressor decompressor = new Decompressor()) {
            CodecException e = assertThrows(
                    CodecException.class, () -> decompressor.decompress(Compression.GZIP, Slice.of(packed)));
            assertEquals("gzip: the data does not match its checksum", e.getMessage());
        }
    }
}
