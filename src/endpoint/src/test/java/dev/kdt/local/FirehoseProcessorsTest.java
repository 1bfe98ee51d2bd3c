package dev.kdt.local;

import static dev.kdt.local.DeliveryRig.processing;
import static dev.kdt.local.DeliveryRig.processor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.S3BackupMode;

/** The processors of an S3 destination besides functions, and the backup of what they are given. */
class FirehoseProcessorsTest {
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

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
