package dev.kdt.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Puts a million 500-byte records to a Firehose endpoint through PutRecordBatch, with requests that are made before the
 * clock starts, over plain sockets, and has them delivered: so what is measured is the server. Says its CPU time.
 *
 * <p>Arguments: endpoint, the server's process id, {@code plain} or {@code partitioned}, how many records.
 */
final class DeliveryLoad {
    private static final String FIREHOSE = "Firehose_20150804.";
    private static final int BATCH = 500;
    private static final int BODIES = 40;
    private static final int CONNECTIONS = 2;

    private DeliveryLoad() {}

    public static void main(String[] arguments) throws Exception {
        URI endpoint = URI.create(arguments[0]);
        ProcessHandle server = ProcessHandle.of(Long.parseLong(arguments[1])).orElseThrow();
        String name = "load-" + System.nanoTime();
        boolean isPartitioned = arguments[2].equals("partitioned");
        int batches = Integer.parseInt(arguments[3]) / BATCH;
        try (RawConnection connection = new RawConnection(endpoint)) {
            connection.call(
                    RawConnection.request(endpoint, FIREHOSE + "CreateDeliveryStream", create(name, isPartitioned)));
        }
        List<byte[]> bodies = bodies(endpoint, name);
        Duration before = cpu(server);
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int first = i;
            threads.add(Thread.ofPlatform().start(() -> send(endpoint, bodies, first, batches)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        try (RawConnection connection = new RawConnection(endpoint)) {
            connection.call(RawConnection.request(
                    endpoint, "Kdt.FlushDeliveryStream", "{\"DeliveryStreamName\":\"" + name + "\"}"));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration used = cpu(server).minus(before);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d records in %.1f s (%,.0f/s); server CPU %.2f s, %.2f s per million%n",
                arguments[2],
                batches * BATCH,
                seconds,
                batches * BATCH / seconds,
                used.toMillis() / 1e3,
                used.toMillis() / 1e3 * 1e6 / (batches * BATCH));
    }

    private static Duration cpu(ProcessHandle server) {
        return server.info().totalCpuDuration().orElseThrow();
    }

    private static String create(String name, boolean isPartitioned) {
        String processing = !isPartitioned ? "" : """
            ,"Prefix":"c=!{partitionKeyFromQuery:c}/","ErrorOutputPrefix":"e/!{firehose:error-output-type}/",
            "DynamicPartitioningConfiguration":{"Enabled":true},
            "ProcessingConfiguration":{"Enabled":true,"Processors":[{"Type":"MetadataExtraction","Parameters":[
            {"ParameterName":"MetadataExtractionQuery","ParameterValue":"{c: .customer.id}"},
            {"ParameterName":"JsonParsingEngine","ParameterValue":"JQ-1.6"}]}]}\
            """;
        return """
            {"DeliveryStreamName":"%s","ExtendedS3DestinationConfiguration":{
            "RoleARN":"arn:aws:iam::000000000000:role/any","BucketARN":"arn:aws:s3:::load",
            "CompressionFormat":"GZIP",
            "BufferingHints":{"SizeInMBs":%d,"IntervalInSeconds":5}%s}}\
            """.formatted(name, isPartitioned ? 64 : 5, processing);
    }

    /** Requests that differ, of records with 500 customers among them. */
    private static List<byte[]> bodies(URI endpoint, String name) {
        SplittableRandom random = new SplittableRandom(1);
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < BODIES; i++) {
            StringBuilder body = new StringBuilder("{\"DeliveryStreamName\":\"" + name + "\",\"Records\":[");
            for (int j = 0; j < BATCH; j++) {
                body.append(j == 0 ? "" : ",")
                        .append("{\"Data\":\"")
                        .append(data(random))
                        .append("\"}");
            }
            bodies.add(RawConnection.request(
                    endpoint, FIREHOSE + "PutRecordBatch", body.append("]}").toString()));
        }
        return bodies;
    }

    private static String data(SplittableRandom random) {
        StringBuilder text = new StringBuilder("{\"customer\":{\"id\":" + random.nextInt(500) + "},\"items\":[");
        while (text.length() < 480) {
            text.append("{\"sku\":")
                    .append(random.nextInt(100_000))
                    .append(",\"qty\":")
                    .append(random.nextInt(10));
            text.append("},");
        }
        text.setLength(text.length() - 1);
        text.append("]}\n");
        return Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(URI endpoint, List<byte[]> bodies, int first, int batches) {
        try (RawConnection connection = new RawConnection(endpoint)) {
            for (int i = first; i < batches; i += CONNECTIONS) {
                taken(connection.call(bodies.get(i % bodies.size())));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void taken(byte[] answer) throws IOException {
        String body = new String(answer, StandardCharsets.UTF_8);
        if (body.contains("ErrorCode")) {
            throw new IOException("refused: " + body);
        }
    }
}
