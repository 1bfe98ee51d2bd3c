package dev.kdt.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
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
        try (Connection connection = new Connection(endpoint)) {
            connection.call(request(endpoint, FIREHOSE + "CreateDeliveryStream", create(name, isPartitioned)));
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
        try (Connection connection = new Connection(endpoint)) {
            connection.call(request(endpoint, "Kdt.FlushDeliveryStream", "{\"DeliveryStreamName\":\"" + name + "\"}"));
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
            bodies.add(request(
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

    private static byte[] request(URI endpoint, String action, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST / HTTP/1.1\r\nHost: " + endpoint.getAuthority() + "\r\nX-Amz-Target: "
                        + action + "\r\nContent-Type: application/x-amz-json-1.1\r\nX-Amz-Date: 20260101T000000Z\r\n"
                        + "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/firehose/aws4_request, "
                        + "SignedHeaders=host, Signature=0\r\nContent-Length: " + content.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] request = java.util.Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, request, head.length, content.length);
        return request;
    }

    private static void send(URI endpoint, List<byte[]> bodies, int first, int batches) {
        try (Connection connection = new Connection(endpoint)) {
            for (int i = first; i < batches; i += CONNECTIONS) {
                connection.call(bodies.get(i % bodies.size()));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One HTTP/1.1 connection. */
    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Connection(URI endpoint) throws IOException {
            socket = new Socket(endpoint.getHost(), endpoint.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 64 << 10);
            out = socket.getOutputStream();
        }

        void call(byte[] request) throws IOException {
            out.write(request);
            out.flush();
            String status = line();
            int length = 0;
            for (String header = line(); !header.isEmpty(); header = line()) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).trim());
                }
            }
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (!status.contains(" 200") || body.contains("ErrorCode")) {
                throw new IOException(status + " " + body);
            }
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
