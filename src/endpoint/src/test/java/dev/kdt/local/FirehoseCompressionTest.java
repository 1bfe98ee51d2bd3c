package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import dev.kdt.local.delivery.FolderStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;
import org.xerial.snappy.SnappyInputStream;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;

/** The compression formats of an S3 destination, seen through the AWS SDK and the objects. */
class FirehoseCompressionTest {
    @TempDir
    Path data;

    private DeliveryRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new DeliveryRig(data);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void objectsAreCompressedInEveryFormat() throws Exception {
        String text = "the same again ".repeat(10_000);
        for (CompressionFormat format : CompressionFormat.knownValues()) {
            String name = "c-" + format.toString().toLowerCase(java.util.Locale.ROOT);
            rig.create(name, s3 -> s3.bucketARN("arn:aws:s3:::" + name).compressionFormat(format));
            rig.put(name, text);
            rig.deliver();
            String key = rig.keys(name).getFirst();
            byte[] object = rig.object(name, key);
            assertEquals(text, plain(format, object), key);
            assertEquals(extension(format), key.replaceFirst(".*-[0-9a-f]{12}", ""));
        }
    }

    @Test
    void objectsAreEncodedAsTheirCompressionSays(@TempDir Path other) throws Exception {
        Map<String, String> encodings = new HashMap<>();
        FolderStore folders = new FolderStore(other.resolve("s3"));
        ObjectStore watching = new ObjectStore() {
            @Override
            public void put(S3Object object, Path file, String encoding) throws IOException {
                encodings.put(object.bucket(), encoding);
                folders.put(object, file, encoding);
            }

            @Override
            public InputStream open(S3Object object) throws IOException {
                return folders.open(object);
            }
        };
        try (DeliveryRig watched = new DeliveryRig(other, DeliveryOptions.DEFAULT.withObjects(watching))) {
            for (CompressionFormat format : CompressionFormat.knownValues()) {
                String name = "c-" + format.toString().toLowerCase(Locale.ROOT).replace('_', '-');
                watched.create(name, s3 -> s3.compressionFormat(format).bucketARN("arn:aws:s3:::" + name));
                watched.put(name, "text");
            }
            watched.deliver();
        }
        assertEquals(
                Map.of(
                        "c-uncompressed", "",
                        "c-gzip", "gzip",
                        "c-zip", "zip",
                        "c-snappy", "snappy-java",
                        "c-hadoop-snappy", "hadoop-snappy"),
                encodings);
    }

    @Test
    void snappyIsInTheStreamFormatOfItsJavaLibrary() throws Exception {
        rig.create("snappy", s3 -> s3.compressionFormat(CompressionFormat.SNAPPY));
        rig.put("snappy", "text");
        rig.deliver();
        byte[] object = rig.object("bucket", rig.keys("bucket").getFirst());
        assertEquals("82534e4150505900", HexFormat.of().formatHex(object, 0, 8));
    }

    @Test
    void snappyForHadoopIsWhatTheLibraryWrites() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnappyHadoopCompatibleOutputStream out = new SnappyHadoopCompatibleOutputStream(bytes)) {
            out.write("abc".getBytes(StandardCharsets.UTF_8));
        }
        rig.create("hadoop", s3 -> s3.compressionFormat(CompressionFormat.HADOOP_SNAPPY));
        rig.put("hadoop", "abc");
        rig.deliver();
        assertArrayEquals(
                bytes.toByteArray(), rig.object("bucket", rig.keys("bucket").getFirst()));
        assertEquals("abc", hadoop(bytes.toByteArray()));
    }

    private static String extension(CompressionFormat format) {
        return switch (format) {
            case GZIP -> ".gz";
            case ZIP -> ".zip";
            case SNAPPY, HADOOP_SNAPPY -> ".snappy";
            case UNCOMPRESSED, UNKNOWN_TO_SDK_VERSION -> "";
        };
    }

    private static String plain(CompressionFormat format, byte[] object) throws IOException {
        InputStream bytes = new ByteArrayInputStream(object);
        return switch (format) {
            case GZIP -> text(new GZIPInputStream(bytes));
            case ZIP -> {
                ZipInputStream zip = new ZipInputStream(bytes);
                assertTrue(zip.getNextEntry().getName().startsWith("c-zip-"));
                yield text(zip);
            }
            case SNAPPY -> text(new SnappyInputStream(bytes));
            case HADOOP_SNAPPY -> hadoop(object);
            case UNCOMPRESSED, UNKNOWN_TO_SDK_VERSION -> text(bytes);
        };
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Blocks: the length of the content, the length of the Snappy bytes, those bytes. */
    private static String hadoop(byte[] object) throws IOException {
        java.nio.ByteBuffer in = java.nio.ByteBuffer.wrap(object);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        while (in.hasRemaining()) {
            int length = in.getInt();
            byte[] block = new byte[in.getInt()];
            in.get(block);
            byte[] part = org.xerial.snappy.Snappy.uncompress(block);
            assertEquals(length, part.length);
            plain.write(part);
        }
        return plain.toString(StandardCharsets.UTF_8);
    }
}
