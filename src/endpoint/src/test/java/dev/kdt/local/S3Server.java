package dev.kdt.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real S3-compatible service in a process of its own: s3mock, which the build puts beside the artefact. */
public final class S3Server implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;

    private final Process process;
    private final S3Client client;

    private S3Server(Process process, S3Client client) {
        this.process = process;
        this.client = client;
    }

    /** An address where nobody listens yet. */
    public static URI freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    /** Starts it with one bucket; it answers when this returns. */
    public static S3Server start(URI address, String bucket) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "s3mock.jar").toString(),
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--http.port=" + address.getPort())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        S3Server server = new S3Server(process, client(address));
        server.awaitBucket(bucket);
        return server;
    }

    private void awaitBucket(String bucket) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                createBucket(bucket);
                return;
            } catch (SdkException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    public void createBucket(String bucket) {
        client.createBucket(r -> r.bucket(bucket));
    }

    /** The service at {@code address} as a place for objects; the caller closes it. */
    static SdkObjectStore store(URI address) {
        return new SdkObjectStore(client(address));
    }

    private static S3Client client(URI address) {
        return EndpointClients.local(S3Client.builder(), address)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .forcePathStyle(true)
                .build();
    }

    /** All objects of a bucket by their keys. */
    public Map<String, byte[]> objects(String bucket) {
        Map<String, byte[]> objects = new TreeMap<>();
        for (S3Object each :
                client.listObjectsV2Paginator(r -> r.bucket(bucket)).contents()) {
            objects.put(
                    each.key(),
                    client.getObjectAsBytes(r -> r.bucket(bucket).key(each.key()))
                            .asByteArray());
        }
        return objects;
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
