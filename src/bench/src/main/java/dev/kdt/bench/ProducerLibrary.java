package dev.kdt.bench;

import com.google.common.util.concurrent.ListenableFuture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import software.amazon.kinesis.producer.KinesisProducer;
import software.amazon.kinesis.producer.KinesisProducerConfiguration;
import software.amazon.kinesis.producer.UserRecordResult;

/** Sends a file's lines to a stream with the Kinesis Producer Library, as its manual shows it: it aggregates, and sends by a daemon. */
final class ProducerLibrary {
    private static final int MOST_AHEAD = 20_000;

    private ProducerLibrary() {}

    /** Sends the lines of the file {@code args[2]} to the stream {@code args[1]} of the https endpoint at port {@code args[0]}. */
    public static void main(String[] args) throws IOException, ExecutionException, InterruptedException {
        KinesisProducer producer = new KinesisProducer(new KinesisProducerConfiguration()
                .setRegion("eu-west-1")
                .setKinesisEndpoint("localhost")
                .setKinesisPort(Integer.parseInt(args[0]))
                .setVerifyCertificate(false)
                .setMetricsLevel("none")
                .setLogLevel("error")
                .setRateLimit(1_000_000));
        Deque<ListenableFuture<UserRecordResult>> ahead = new ArrayDeque<>();
        try (BufferedReader lines = Files.newBufferedReader(Path.of(args[2]))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (ahead.size() >= MOST_AHEAD) {
                    require(ahead.removeFirst());
                }
                ahead.add(producer.addUserRecord(
                        args[1], String.valueOf(number++), ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8))));
            }
            while (!ahead.isEmpty()) {
                require(ahead.removeFirst());
            }
        } finally {
            producer.destroy();
        }
    }

    private static void require(ListenableFuture<UserRecordResult> sent)
            throws ExecutionException, InterruptedException {
        if (!sent.get().isSuccessful()) {
            throw new IllegalStateException("not sent: " + sent.get().getAttempts());
        }
    }
}
