package dev.kdt.local;

import static dev.kdt.local.DeliveryRig.processing;
import static dev.kdt.local.DeliveryRig.processor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerial.snappy.SnappyHadoopCompatibleOutputStream;
import org.xerial.snappy.SnappyInputStream;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;

/** Every option of an S3 destination, seen through the AWS SDK and the objects. */
class FirehoseS3Test {
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
    void prefixesCanSayTimesAndRandomStrings() throws Exception {
        rig.create(
                "orders",
                s3 -> s3.prefix("in/y=!{timestamp:yyyy}/'!{timestamp:MM-dd'T'HH}/r=!{firehose:random-string}/")
                        .errorOutputPrefix("bad/!{firehose:error-output-type}/"));
        rig.put("orders", "x");
        rig.deliver();
        String key = rig.keys("bucket").getFirst();
        assertTrue(key.matches("in/y=2026/'03-04T05/r=[0-9a-z]{11}/orders-1-2026-03-04-05-06-07-[0-9a-f-]{36}"), key);
    }

    @Test
    void aPrefixWithoutExpressionsIsFollowedByTheHourOfTheOldestRecordInTheCustomTimeZone() throws Exception {
        rig.create("orders", s3 -> s3.prefix("in").customTimeZone("Asia/Tokyo").fileExtension(".ndjson"));
        rig.put("orders", "x");
        rig.deliver();
        String key = rig.keys("bucket").getFirst();
        assertTrue(key.matches("in2026/03/04/14/orders-1-2026-03-04-14-06-07-[0-9a-f-]{36}\\.ndjson"), key);
    }

    @Test
    void prefixesAreCheckedAsTheServiceDoes() {
        assertRefused("ErrorOutputPrefix can't be null when Prefix contains expressions.", "!{timestamp:yyyy}/", null);
        assertRefused("Prefix can't contain !{firehose:error-output-type}.", "!{firehose:error-output-type}/", "e/");
        assertRefused(
                "ErrorOutputPrefix must contain at least one instance of !{firehose:error-output-type} when it contains"
                        + " expressions.",
                "a/",
                "e/!{timestamp:yyyy}/");
        assertRefused(
                "Dynamic Partitioning Namespaces can only be part of a prefix expression when Dynamic Partitioning is"
                        + " enabled.",
                "!{partitionKeyFromQuery:a}/",
                "e/!{firehose:error-output-type}/");
        assertRefused("Prefix has an invalid expression: !{nothing:x}.", "!{nothing:x}/", "e/");
    }

    private void assertRefused(String message, String prefix, String errorPrefix) {
        InvalidArgumentException refused = assertThrows(
                InvalidArgumentException.class,
                () -> rig.create("refused", s3 -> s3.prefix(prefix).errorOutputPrefix(errorPrefix)));
        assertEquals(message, refused.awsErrorDetails().errorMessage());
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

    @Test
    void aDelimiterIsAppendedToEveryRecord() throws Exception {
        rig.create(
                "orders",
                s3 -> s3.processingConfiguration(
                        processing(processor(ProcessorType.APPEND_DELIMITER_TO_RECORD, "Delimiter", "\\n"))));
        rig.put("orders", "{\"a\":1}", "{\"a\":2}");
        rig.deliver();
        assertEquals("{\"a\":1}\n{\"a\":2}\n", rig.text("bucket", ""));
    }

    @Test
    void recordsAreCutIntoJsonObjectsAndAtDelimiters() throws Exception {
        rig.create(
                "json",
                s3 -> s3.prefix("json/")
                        .processingConfiguration(processing(
                                processor(ProcessorType.APPEND_DELIMITER_TO_RECORD),
                                processor(ProcessorType.RECORD_DE_AGGREGATION, "SubRecordType", "JSON"))));
        String delimiter = Base64.getEncoder().encodeToString("####".getBytes(StandardCharsets.UTF_8));
        rig.create(
                "cut",
                s3 -> s3.prefix("cut/")
                        .processingConfiguration(processing(
                                processor(ProcessorType.APPEND_DELIMITER_TO_RECORD),
                                processor(
                                        ProcessorType.RECORD_DE_AGGREGATION,
                                        "SubRecordType",
                                        "DELIMITED",
                                        "Delimiter",
                                        delimiter))));
        rig.put("json", "{\"a\":\"}\\\"\"}{\"b\":[{}]}\n{\"c\":3}", "[1]");
        rig.put("cut", "one####two####");
        rig.deliver();
        assertEquals("{\"a\":\"}\\\"\"}\n{\"b\":[{}]}\n{\"c\":3}\n", rig.text("bucket", "json/2026/"));
        String error = rig.text("bucket", "json/processing-failed/2026/03/04/05/json-1-");
        assertTrue(
                error.matches("\\{\"attemptsMade\":1,\"arrivalTimestamp\":1772600767000,\"errorCode\":\"[A-Za-z.]+\","
                        + "\"errorMessage\":\"[^\"]+\",\"attemptEndingTimestamp\":1772600767000,"
                        + "\"rawData\":\"WzFd\"}\n"),
                error);
        assertEquals("one\ntwo\n", rig.text("bucket", "cut/"));
    }

    @Test
    void recordsOfCloudWatchLogsAreDecompressedAndTheirMessagesTaken() throws Exception {
        rig.create(
                "logs",
                s3 -> s3.processingConfiguration(processing(
                        processor(ProcessorType.DECOMPRESSION, "CompressionFormat", "GZIP"),
                        processor(ProcessorType.CLOUD_WATCH_LOG_PROCESSING, "DataMessageExtraction", "true"),
                        processor(ProcessorType.APPEND_DELIMITER_TO_RECORD))));
        rig.put("logs", gzip("{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"message\":\"checking\"}]}"));
        rig.put(
                "logs",
                gzip("{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":[{\"message\":\"one\"},{\"message\":\"two\"}]}"));
        rig.put("logs", "not gzip");
        rig.deliver();
        assertEquals("one\ntwo\n", rig.text("bucket", "2026/"));
        assertTrue(rig.text("bucket", "decompression-failed/").contains("\"rawData\":\"bm90IGd6aXA=\""));
    }

    @Test
    void whatFailsAfterItWasDecompressedIsErrorOutputAsItCame() throws Exception {
        rig.create(
                "logs",
                s3 -> s3.processingConfiguration(processing(
                        processor(ProcessorType.DECOMPRESSION),
                        processor(ProcessorType.CLOUD_WATCH_LOG_PROCESSING, "DataMessageExtraction", "true"))));
        byte[] other = gzip("{\"not\":\"of CloudWatch Logs\"}");
        rig.put("logs", other);
        rig.deliver();
        String error = rig.text("bucket", "processing-failed/");
        assertTrue(error.contains("\"rawData\":\"" + Base64.getEncoder().encodeToString(other) + "\""), error);
    }

    @Test
    void whatRecordsDecompressToIsBounded() throws Exception {
        rig.create(
                "logs",
                s3 -> s3.processingConfiguration(
                        processing(processor(ProcessorType.DECOMPRESSION, "CompressionFormat", "GZIP"))));
        byte[] large = gzip(" ".repeat(8 << 20));
        for (int i = 0; i < 12; i++) {
            rig.put("logs", large);
        }
        rig.put("logs", gzip(" ".repeat((16 << 20) + 1)));
        rig.deliver();
        long sum = 0;
        for (String key : rig.keys("bucket")) {
            if (key.startsWith("2026")) {
                int size = rig.object("bucket", key).length;
                assertTrue(size <= 80 << 20, "an object of " + size + " bytes");
                sum += size;
            }
        }
        assertEquals(12L * (8 << 20), sum);
        assertTrue(rig.text("bucket", "decompression-failed/").contains("larger than 16777216 bytes"));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void sourceRecordsAreBackedUpAsTheyCame() throws Exception {
        rig.create(
                "orders",
                s3 -> s3.s3BackupMode(S3BackupMode.ENABLED)
                        .s3BackupConfiguration(backup -> backup.roleARN(DeliveryRig.ROLE)
                                .bucketARN("arn:aws:s3:::raw")
                                .prefix("raw/")
                                .bufferingHints(
                                        hints -> hints.intervalInSeconds(60).sizeInMBs(1)))
                        .processingConfiguration(processing(processor(ProcessorType.APPEND_DELIMITER_TO_RECORD))));
        rig.put("orders", "a", "b");
        rig.deliver();
        assertEquals("a\nb\n", rig.text("bucket", "2026/"));
        assertEquals("ab", rig.text("raw", "raw/2026/"));
    }

    @Test
    void namesThatCouldLeaveTheFolderStayInIt() throws Exception {
        rig.create("dots", s3 -> s3.bucketARN("arn:aws:s3:::..").prefix("../../x/"));
        rig.put("dots", "x");
        rig.deliver();
        assertTrue(rig.keys("%2E%2E").getFirst().startsWith("%2E%2E/%2E%2E/x/2026/"));
        assertEquals(List.of(), rig.keys("bucket"));
    }

    @Test
    void longPartsOfKeysStillHaveAFile() throws Exception {
        rig.create("long", s3 -> s3.prefix("a".repeat(400) + "/"));
        rig.put("long", "x");
        rig.deliver();
        assertEquals(1, rig.keys("bucket").size());
    }

    @Test
    void snappyForHadoopIsWhatTheLibraryWrites() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SnappyHadoopCompatibleOutputStream out = new SnappyHadoopCompatibleOutputStream(bytes)) {
            out.write("abc".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals("abc", hadoop(bytes.toByteArray()));
    }
}
