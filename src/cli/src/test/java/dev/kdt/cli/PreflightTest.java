package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** {@code kdt produce --preflight} with a stream of the endpoint. */
class PreflightTest extends LocalCommands {
    private JsonNode preflight(String... more) throws IOException {
        out = new ByteArrayOutputStream();
        String[] args = new String[more.length + 4];
        System.arraycopy(more, 0, args, 0, more.length);
        System.arraycopy(new String[] {"--preflight", "-o", "json", "-q"}, 0, args, more.length, 4);
        Ran ran = kdt("", args);
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertEquals(report.get("fits").asBoolean() ? 0 : 1, ran.code(), ran.err());
        return report;
    }

    /** A stream that takes large records takes what others do not. */
    @Test
    void theLargestRecordIsThatOfTheStream() throws IOException {
        Files.writeString(folder.resolve("large"), "x".repeat(1_200_000));
        JsonNode usual = preflight("produce", "orders", "large");
        assertEquals(1_048_576, usual.at("/stream/maxRecordBytes").asInt());
        assertEquals(1, wouldFail(usual, "record and key"));

        URI uri = URI.create("http://" + Objects.requireNonNull(environment.get("KDT_LOCAL")));
        try (KinesisClient kinesis = KinesisClient.builder()
                .endpointOverride(uri)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            String arn = kinesis.describeStreamSummary(r -> r.streamName("orders"))
                    .streamDescriptionSummary()
                    .streamARN();
            kinesis.updateMaxRecordSize(r -> r.streamARN(arn).maxRecordSizeInKiB(10_240));
        }
        JsonNode large = preflight("produce", "orders", "large");
        assertEquals(10_485_760, large.at("/stream/maxRecordBytes").asInt());
        assertEquals(0, wouldFail(large, "record and key"));
        assertEquals(1, wouldFail(large, "Firehose record"));
    }

    @Test
    void compressedRecordsAreMeasured() throws IOException {
        Files.writeString(folder.resolve("large"), "x".repeat(1_200_000));
        JsonNode report = preflight("produce", "orders", "large", "--compress", "gzip");
        assertTrue(report.get("fits").asBoolean());
        assertTrue(report.at("/recordBytes/max").asInt() < 10_000);
    }

    private static int wouldFail(JsonNode report, String limit) {
        for (JsonNode each : report.get("limits")) {
            if (each.get("limit").asText().equals(limit)) {
                return each.get("wouldFail").asInt();
            }
        }
        throw new AssertionError(report);
    }
}
