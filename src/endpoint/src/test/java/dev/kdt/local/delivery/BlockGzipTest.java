package dev.kdt.local.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BlockGzipTest {
    private static byte[] gunzip(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    @Test
    void streamsThatShareADeflaterDoNotMix() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<ByteArrayOutputStream> plain = new ArrayList<>();
        List<ByteArrayOutputStream> gzip = new ArrayList<>();
        List<OutputStream> streams = new ArrayList<>();
        try (BlockDeflater deflater = new BlockDeflater()) {
            for (int i = 0; i < 5; i++) {
                plain.add(new ByteArrayOutputStream());
                gzip.add(new ByteArrayOutputStream());
                streams.add(new BlockGzip(gzip.get(i), deflater));
            }
            for (int i = 0; i < 1_000; i++) {
                int to = random.nextInt(4); // The last stays empty.
                byte[] part = new byte[random.nextInt(3_000)];
                random.nextBytes(part);
                streams.get(to).write(part);
                plain.get(to).write(part);
            }
            for (OutputStream stream : streams) {
                stream.close();
            }
        }
        for (int i = 0; i < 5; i++) {
            assertArrayEquals(plain.get(i).toByteArray(), gunzip(gzip.get(i).toByteArray()));
        }
    }

    @Test
    void allSizesAroundABlockAreWhole() throws IOException {
        try (BlockDeflater deflater = new BlockDeflater()) {
            for (int size : new int[] {0, 1, 4_096, 65_535, 65_536, 65_537, 131_072, 300_000}) {
                byte[] plain = "0123456789abcdef"
                        .repeat(size / 16 + 1)
                        .substring(0, size)
                        .getBytes();
                ByteArrayOutputStream gzip = new ByteArrayOutputStream();
                try (BlockGzip out = new BlockGzip(gzip, deflater)) {
                    for (byte b : plain) {
                        out.write(b);
                    }
                }
                assertArrayEquals(plain, gunzip(gzip.toByteArray()), "size " + size);
                assertTrue(gzip.size() < 100 + size / 20, "size " + size + " takes " + gzip.size());
            }
        }
    }
}
