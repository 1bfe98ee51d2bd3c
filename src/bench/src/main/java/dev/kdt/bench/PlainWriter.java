package dev.kdt.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;

/**
 * The least program that sends a file's lines to a stream with the SDK and loses none: 500 in a request, one request at a time, and
 * those again that failed. It knows no throttles, no limits in bytes, and no end of trying.
 */
final class PlainWriter {
    private static final int MOST = 500;

    private PlainWriter() {}

    /** Sends the lines of the file {@code args[2]} to the stream {@code args[1]} of the endpoint {@code args[0]}. */
    public static void main(String[] args) throws IOException {
        try (KinesisClient kinesis = KinesisClient.builder()
                        .endpointOverride(URI.create(args[0]))
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build();
                BufferedReader lines = Files.newBufferedReader(Path.of(args[2]))) {
            List<PutRecordsRequestEntry> batch = new ArrayList<>();
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                batch.add(PutRecordsRequestEntry.builder()
                        .partitionKey(String.valueOf(number++))
                        .data(SdkBytes.fromUtf8String(line))
                        .build());
                if (batch.size() == MOST) {
                    send(kinesis, args[1], batch);
                }
            }
            send(kinesis, args[1], batch);
        }
    }

    private static void send(KinesisClient kinesis, String stream, List<PutRecordsRequestEntry> batch) {
        List<PutRecordsRequestEntry> left = List.copyOf(batch);
        batch.clear();
        while (!left.isEmpty()) {
            List<PutRecordsRequestEntry> sent = left;
            PutRecordsResponse answer =
                    kinesis.putRecords(request -> request.streamName(stream).records(sent));
            left = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                if (answer.records().get(i).errorCode() != null) {
                    left.add(sent.get(i));
                }
            }
        }
    }
}
