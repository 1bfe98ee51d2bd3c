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
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.Record;

/**
 * The least program that puts a file's lines into a delivery stream with the SDK and loses none: 500 in a request, one request at a time,
 * and those again that failed. It knows no throttles, no limits in bytes, and no end of trying.
 */
final class PlainPusher implements AutoCloseable {
    private static final int MOST = 500;

    private final FirehoseClient firehose;
    private final String deliveryStream;
    private final List<Record> batch = new ArrayList<>();

    PlainPusher(String endpoint, String deliveryStream) {
        this.deliveryStream = deliveryStream;
        this.firehose = FirehoseClient.builder()
                .endpointOverride(URI.create(endpoint))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    /** Puts the lines of the file {@code args[2]} into the delivery stream {@code args[1]} of the endpoint {@code args[0]}. */
    public static void main(String[] args) throws IOException {
        try (PlainPusher pusher = new PlainPusher(args[0], args[1]);
                BufferedReader lines = Files.newBufferedReader(Path.of(args[2]))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                pusher.put(SdkBytes.fromUtf8String(line + "\n"));
            }
            pusher.flush();
        }
    }

    void put(SdkBytes data) {
        batch.add(Record.builder().data(data).build());
        if (batch.size() == MOST) {
            flush();
        }
    }

    void flush() {
        List<Record> left = List.copyOf(batch);
        batch.clear();
        while (!left.isEmpty()) {
            List<Record> sent = left;
            PutRecordBatchResponse answer = firehose.putRecordBatch(
                    request -> request.deliveryStreamName(deliveryStream).records(sent));
            left = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                if (answer.requestResponses().get(i).errorCode() != null) {
                    left.add(sent.get(i));
                }
            }
        }
    }

    @Override
    public void close() {
        firehose.close();
    }
}
