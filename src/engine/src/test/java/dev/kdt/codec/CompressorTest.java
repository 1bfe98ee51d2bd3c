package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import io.airlift.compress.v3.lz4.Lz4FrameJavaDecompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xerial.snappy.SnappyFramedInputStream;

/** What is written here, with the formats' libraries as judges. */
class CompressorTest {
    private static final Random RANDOM = new Random(7);

    static Stream<byte[]> payloads() {
        return IntStream.of(0, 1, 4, 11, 12, 13, 17, 100, 269, 300, 65_535, 65_536, 65_537, 200_000)
                .boxed()
                .flatMap(length -> Stream.of(noise(length), text(length), mixture(length), new byte[length]));
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append("{\"id\":").append(i).append(",\"status\":\"paid\",\"note\":null}\n");
        }
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), length);
    }

    /** Runs of all lengths between noise of all lengths. */
    private static byte[] mixture(int length) {
        byte[] bytes = noise(length);
        for (int at = 0; at < length; ) {
            int end = Math.min(length, at + RANDOM.nextInt(400));
            Arrays.fill(bytes, at, end, (byte) 'x');
            at = end + RANDOM.nextInt(400);
        }
        return bytes;
    }

    /** Within other bytes, as payloads are. */
    private static Slice within(byte[] payload) {
        byte[] around = new byte[payload.length + 6];
        System.arraycopy(payload, 0, around, 3, payload.length);
        return new Slice(around, 3, 3 + payload.length);
    }

    @Test
    void othersReadEachMemberOfGzipThatOneWriterMakes() throws Exception {
        try (DeflateWriter writer = new DeflateWriter()) {
            for (byte[] payload : payloads().toList()) {
                ByteBuilder out = new ByteBuilder();
                writer.gzip(within(payload), out.ascii("before"));
                byte[] member = out.viewFrom(6).toBytes();
                try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(member))) {
                    assertArrayEquals(payload, in.readAllBytes());
                }
                ByteArrayOutputStream theirs = new ByteArrayOutputStream();
                try (GZIPOutputStream jdk = new GZIPOutputStream(theirs)) {
                    jdk.write(payload);
                }
                assertArrayEquals(theirs.toByteArray(), member);
            }
        }
    }

    @Test
    void othersReadTheDataOfZlibThatOneWriterMakes() throws Exception {
        try (DeflateWriter writer = new DeflateWriter()) {
            for (byte[] payload : payloads().toList()) {
                ByteBuilder out = new ByteBuilder(1);
                writer.zlib(within(payload), out);
                try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(out.toBytes()))) {
                    assertArrayEquals(payload, in.readAllBytes());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void othersReadFramesOfLz4(byte[] payload) throws Exception {
        byte[] frame = Compressor.lz4(within(payload)).toBytes();
        byte[] read = new byte[payload.length];
        assertEquals(
                payload.length,
                new Lz4FrameJavaDecompressor().decompress(frame, 0, frame.length, read, 0, read.length));
        assertArrayEquals(payload, read);
        assertArrayEquals(
                payload,
                new Decompressor().decompress(Compression.LZ4, Slice.of(frame)).toBytes());
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void othersReadChunksOfSnappy(byte[] payload) throws Exception {
        byte[] chunks = Compressor.snappy(within(payload)).toBytes();
        try (SnappyFramedInputStream in = new SnappyFramedInputStream(new ByteArrayInputStream(chunks), true)) {
            assertArrayEquals(payload, in.readAllBytes());
        }
        assertArrayEquals(
                payload,
                new Decompressor()
                        .decompress(Compression.SNAPPY, Slice.of(chunks))
                        .toBytes());
    }

    @Test
    void repetitionsBecomeSmallAndNoiseHardlyLonger() {
        byte[] text = text(100_000);
        byte[] noise = noise(100_000);
        assertTrue(Compressor.lz4(Slice.of(text)).length() < text.length / 4);
        assertTrue(Compressor.snappy(Slice.of(text)).length() < text.length / 4);
        assertTrue(Compressor.lz4(Slice.of(noise)).length() < noise.length + 100);
        assertTrue(Compressor.snappy(Slice.of(noise)).length() < noise.length + 100);
    }
}
