package dev.kdt.comparison;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What is done to a Kinesis in a comparison: records of 500 bytes put 500 at a time, and read to the end. */
public final class StreamLoad {
    static final int BATCH = 500;
    private static final int RECORD_BYTES = 500;
    private static final int BODIES = 20;
    private static final int SHARDS = 4;
    private static final String KINESIS = "Kinesis_20131202.";
    private static final byte[] RECORD = "\"SequenceNumber\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ITERATOR = "ShardIterator\":\"".getBytes(StandardCharsets.US_ASCII);

    private final URI endpoint;
    private final String stream;
    private final List<byte[]> puts;

    /** How many records in which time. */
    public record Rate(long records, Duration took) {
        public double perSecond() {
            return records * 1e9 / took.toNanos();
        }
    }

    private StreamLoad(URI endpoint, String stream) {
        this.endpoint = endpoint;
        this.stream = stream;
        this.puts = puts();
    }

    /** Makes a stream of four shards. */
    public static StreamLoad create(URI endpoint, String stream) throws IOException, InterruptedException {
        StreamLoad load = new StreamLoad(endpoint, stream);
        try (RawConnection connection = new RawConnection(endpoint)) {
            connection.call(load.request("CreateStream", "\"ShardCount\":" + SHARDS));
            byte[] describe = load.request("DescribeStreamSummary", "");
            while (!text(connection.call(describe)).contains("\"ACTIVE\"")) {
                Thread.sleep(Duration.ofMillis(50));
            }
        }
        return load;
    }

    /** For a stream that is there already. */
    public static StreamLoad on(URI endpoint, String stream) {
        return new StreamLoad(endpoint, stream);
    }

    /** Puts records over so many connections until the time is over or {@code most} are put. */
    public Rate put(int connections, Duration time, long most) throws InterruptedException {
        AtomicLong left = new AtomicLong(most);
        AtomicLong put = new AtomicLong();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> put(start + time.toNanos(), left, put)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Rate(put.get(), Duration.ofNanos(System.nanoTime() - start));
    }

    private void put(long end, AtomicLong left, AtomicLong put) {
        try (RawConnection connection = new RawConnection(endpoint)) {
            while (System.nanoTime() < end && left.addAndGet(-BATCH) >= 0) {
                String answer = text(connection.call(puts.get((int) (put.get() / BATCH % BODIES))));
                if (!answer.contains("\"FailedRecordCount\":0")) {
                    throw new IOException("not all were taken: " + answer);
                }
                put.addAndGet(BATCH);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all records of the stream, shard by shard over one connection. */
    public Rate drain() throws IOException {
        long start = System.nanoTime();
        long records = 0;
        try (RawConnection connection = new RawConnection(endpoint)) {
            for (int shard = 0; shard < SHARDS; shard++) {
                String first =
                        "\"ShardIteratorType\":\"TRIM_HORIZON\",\"ShardId\":\"shardId-00000000000" + shard + "\"";
                String iterator = iterator(connection.call(request("GetShardIterator", first)));
                for (int got = -1; got != 0; records += got) {
                    byte[] answer = connection.call(RawConnection.request(
                            endpoint, KINESIS + "GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}"));
                    got = count(answer);
                    iterator = iterator(answer);
                }
            }
        }
        return new Rate(records, Duration.ofNanos(System.nanoTime() - start));
    }

    private static int count(byte[] answer) {
        int found = 0;
        for (int at = after(RECORD, answer, 0); at >= 0; at = after(RECORD, answer, at)) {
            found++;
        }
        return found;
    }

    private static String iterator(byte[] answer) throws IOException {
        int from = after(ITERATOR, answer, 0);
        if (from < 0) {
            throw new IOException("no iterator in the answer");
        }
        int to = from;
        while (answer[to] != '"') {
            to++;
        }
        return new String(answer, from, to - from, StandardCharsets.US_ASCII);
    }

    /** Where {@code mark} ends when it is looked for from {@code at} on, or -1. Quotes are in no data, only around it. */
    private static int after(byte[] mark, byte[] text, int at) {
        for (int i = at; i + mark.length <= text.length; i++) {
            if (text[i + mark.length - 1] == '"' && Arrays.equals(text, i, i + mark.length, mark, 0, mark.length)) {
                return i + mark.length;
            }
        }
        return -1;
    }

    private List<byte[]> puts() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] data = new byte[RECORD_BYTES];
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < BODIES; i++) {
            StringBuilder records = new StringBuilder("\"Records\":[");
            for (int j = 0; j < BATCH; j++) {
                random.nextBytes(data);
                records.append(j == 0 ? "" : ",")
                        .append("{\"PartitionKey\":\"key-")
                        .append(random.nextInt(1_000_000))
                        .append("\",\"Data\":\"")
                        .append(Base64.getEncoder().encodeToString(data))
                        .append("\"}");
            }
            all.add(request("PutRecords", records.append(']').toString()));
        }
        return all;
    }

    private byte[] request(String operation, String members) {
        String body = "{\"StreamName\":\"" + stream + "\"" + (members.isEmpty() ? "" : ",") + members + "}";
        return RawConnection.request(endpoint, KINESIS + operation, body);
    }

    private static String text(byte[] answer) {
        return new String(answer, StandardCharsets.UTF_8);
    }
}
