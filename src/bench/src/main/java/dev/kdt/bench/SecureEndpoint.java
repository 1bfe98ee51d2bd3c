package dev.kdt.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** A {@code kdt local --tls} that listens, with one stream of four shards. */
record SecureEndpoint(Process process, int port) implements AutoCloseable {
    private static final int TRIES = 3000;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    static SecureEndpoint start(Contest contest, String stream) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        contest.project().resolve("kdt").toString(),
                        "local",
                        "--tls",
                        "--port",
                        String.valueOf(port),
                        "--stream",
                        stream + ":4",
                        "--data",
                        contest.file("data").resolve(String.valueOf(port)).toString())
                .redirectErrorStream(true)
                .redirectOutput(contest.file("kdt-tls.log").toFile())
                .start();
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return new SecureEndpoint(process, port);
            } catch (IOException e) {
                Thread.sleep(BETWEEN_TRIES);
            }
        }
        process.destroy();
        throw new IOException("kdt local --tls does not listen; see " + contest.file("kdt-tls.log"));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
