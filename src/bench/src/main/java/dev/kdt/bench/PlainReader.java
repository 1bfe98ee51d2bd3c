package dev.kdt.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * The least program that reads a stream with the SDK: a thread for each shard calls GetRecords until it is at the tip, and writes
 * payloads and newlines to a file. It knows no layers, no resharding, no throttles and no faults.
 */
final class PlainReader {
    private PlainReader() {}

    /** Reads the stream {@code args[1]} of the endpoint {@code args[0]} into the file {@code args[2]}. */
    public static void main(String[] args) throws Exception {
        try (KinesisClient kinesis = KinesisClient.builder()
                        .endpointOverride(URI.create(args[0]))
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[2])), 1 << 16)) {
            List<Thread> threads = new ArrayList<>();
            for (Shard shard : kinesis.listShards(r -> r.streamName(args[1])).shards()) {
                threads.add(Thread.ofVirtual().start(() -> read(kinesis, args[1], shard.shardId(), out)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void read(KinesisClient kinesis, String stream, String shard, OutputStream out) {
        String iterator = kinesis.getShardIterator(request ->
                        request.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        long behind = 1;
        while (behind > 0) {
            String from = iterator;
            GetRecordsResponse answer = kinesis.getRecords(request -> request.shardIterator(from));
            write(answer.records(), out);
            iterator = answer.nextShardIterator();
            behind = answer.millisBehindLatest();
        }
    }

    private static void write(List<Record> records, OutputStream out) {
        synchronized (out) {
            try {
                for (Record each : records) {
                    out.write(each.data().asByteArrayUnsafe());
                    out.write('\n');
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
