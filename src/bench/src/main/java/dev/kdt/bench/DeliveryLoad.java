package dev.kdt.bench;

import dev.kdt.comparison.RawConnection;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Puts 500-byte records to a delivery stream through PutRecordBatch, over plain sockets, with requests that are made before
 * the clock starts; only the time is put into each record when it is sent. Two connections, as fast as they are answered.
 */
final class DeliveryLoad {
    private static final String FIREHOSE = "Firehose_20150804.";
    private static final int BATCH = 500;
    private static final int BODIES = 40;
    private static final int CONNECTIONS = 2;

    /** The beginning of each record; the time after it stands at a place where Base64 can be cut. */
    private static final String BEFORE_TIME = "{\"at\":   ";

    private static final int TIME_DIGITS = 13;
    private static final String AFTER_TIME = "  ,";

    private final URI endpoint;
    private final String name;
    private final List<Body> bodies = new ArrayList<>();

    /** A request, and where its records' times are. */
    private record Body(byte[] request, int[] times) {
        /** A copy in which all records have this time; each connection has its own. */
        byte[] at(long millis, byte[] copy) {
            System.arraycopy(request, 0, copy, 0, request.length);
            byte[] time = Base64.getEncoder()
                    .encode((millis + AFTER_TIME.substring(0, 2)).getBytes(StandardCharsets.US_ASCII));
            for (int start : times) {
                System.arraycopy(time, 0, copy, start, time.length);
            }
            return copy;
        }
    }

    /** The kind of delivery stream. */
    enum Kind {
        /** GZIP objects of 5 MiB. */
        PLAIN,
        /** In 500 partitions, by one jq query. */
        PARTITIONED
    }

    private DeliveryLoad(URI endpoint, String name) {
        this.endpoint = endpoint;
        this.name = name;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < BODIES; i++) {
            bodies.add(body(random));
        }
    }

    /** Makes the delivery stream {@code name}, to the bucket of the same name, at least every {@code seconds}. */
    static DeliveryLoad create(URI endpoint, String name, Kind kind, int seconds) throws IOException {
        String processing = kind == Kind.PLAIN ? "" : """
            ,"Prefix":"c=!{partitionKeyFromQuery:c}/","ErrorOutputPrefix":"e/!{firehose:error-output-type}/",
            "DynamicPartitioningConfiguration":{"Enabled":true},
            "ProcessingConfiguration":{"Enabled":true,"Processors":[{"Type":"MetadataExtraction","Parameters":[
            {"ParameterName":"MetadataExtractionQuery","ParameterValue":"{c: .customer.id}"},
            {"ParameterName":"JsonParsingEngine","ParameterValue":"JQ-1.6"}]}]}\
            """;
        String request = """
            {"DeliveryStreamName":"%s","DeliveryStreamType":"DirectPut","ExtendedS3DestinationConfiguration":{
            "RoleARN":"arn:aws:iam::000000000000:role/any","BucketARN":"arn:aws:s3:::%s",
            "CompressionFormat":"GZIP",
            "BufferingHints":{"SizeInMBs":%d,"IntervalInSeconds":%d}%s}}\
            """.formatted(name, name, kind == Kind.PLAIN ? 5 : 64, seconds, processing);
        try (RawConnection connection = new RawConnection(endpoint)) {
            connection.call(RawConnection.request(endpoint, FIREHOSE + "CreateDeliveryStream", request));
        }
        return new DeliveryLoad(endpoint, name);
    }

    /** Makes a bucket, where buckets must be there. */
    static void createBucket(URI endpoint, String name) throws IOException {
        try (RawConnection connection = new RawConnection(endpoint)) {
            connection.call(("PUT /" + name + " HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                            + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request, "
                            + "SignedHeaders=host, Signature=0\r\nX-Amz-Date: 20260101T000000Z\r\n"
                            + "Content-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Puts so many records, a multiple of 500; returns the seconds that it took. */
    double put(int records, Connections connections) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> sending = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i;
                sending.add(threads.submit(() -> {
                    send(first, records / BATCH, connections);
                    return null;
                }));
            }
            for (Future<?> each : sending) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** The lifetime of connections. */
    enum Connections {
        KEPT,
        ONE_EACH
    }

    private void send(int first, int batches, Connections connections) throws IOException {
        RawConnection connection = new RawConnection(endpoint);
        byte[] copy = {};
        try {
            for (int i = first; i < batches; i += CONNECTIONS) {
                Body body = bodies.get(i % BODIES);
                if (copy.length != body.request().length) {
                    copy = new byte[body.request().length];
                }
                byte[] answer = connection.call(body.at(System.currentTimeMillis(), copy));
                if (new String(answer, StandardCharsets.US_ASCII).contains("ErrorCode")) {
                    throw new IOException("records were refused");
                }
                if (connections == Connections.ONE_EACH) {
                    connection.close();
                    connection = new RawConnection(endpoint);
                }
            }
        } finally {
            connection.close();
        }
    }

    /** Has what is buffered delivered; of {@code kdt local} only. */
    void flush() throws IOException {
        try (RawConnection connection = new RawConnection(endpoint)) {
            connection.call(RawConnection.request(
                    endpoint, "Kdt.FlushDeliveryStream", "{\"DeliveryStreamName\":\"" + name + "\"}"));
        }
    }

    /** Requests that differ, of records of 500 customers. */
    private Body body(SplittableRandom random) {
        StringBuilder body = new StringBuilder("{\"DeliveryStreamName\":\"" + name + "\",\"Records\":[");
        int[] times = new int[BATCH];
        int before = BEFORE_TIME.length() / 3 * 4;
        for (int i = 0; i < BATCH; i++) {
            body.append(i == 0 ? "" : ",").append("{\"Data\":\"");
            times[i] = body.length() + before;
            body.append(Base64.getEncoder().encodeToString(record(random).getBytes(StandardCharsets.US_ASCII)))
                    .append("\"}");
        }
        byte[] request = RawConnection.request(
                endpoint, FIREHOSE + "PutRecordBatch", body.append("]}").toString());
        int head = request.length - body.length();
        return new Body(request, Arrays.stream(times).map(time -> head + time).toArray());
    }

    private static String record(SplittableRandom random) {
        StringBuilder text = new StringBuilder(BEFORE_TIME)
                .append("0".repeat(TIME_DIGITS))
                .append(AFTER_TIME)
                .append("\"customer\":{\"id\":")
                .append(random.nextInt(500))
                .append("},\"items\":[");
        while (text.length() < 480) {
            text.append("{\"sku\":")
                    .append(random.nextInt(100_000))
                    .append(",\"qty\":")
                    .append(random.nextInt(10))
                    .append("},");
        }
        text.setLength(text.length() - 1);
        return text.append("]}\n").toString();
    }

    /** When a delivered line's record was put, in milliseconds since the epoch. */
    static long putAt(String line) {
        int start = BEFORE_TIME.length();
        return Long.parseLong(line.substring(start, start + TIME_DIGITS));
    }
}
