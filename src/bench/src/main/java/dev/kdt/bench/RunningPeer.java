package dev.kdt.bench;

import dev.kdt.comparison.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * A peer that was started and has answered.
 *
 * @param firstAnswer from the start of the process to the end of its first answer
 */
record RunningPeer(Process process, URI uri, Duration firstAnswer) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(2);

    static RunningPeer start(LocalPeer peer, Path project, Path work) throws IOException, InterruptedException {
        int port = freePort();
        LocalPeer.Start start = peer.start(project, work, port);
        ProcessBuilder builder = new ProcessBuilder(start.command())
                .directory(start.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(peer + ".log").toFile());
        builder.environment().putAll(start.environment());
        URI uri = URI.create("http://127.0.0.1:" + port);
        byte[] question = RawConnection.request(uri, "Kinesis_20131202.ListStreams", "{}");
        long began = System.nanoTime();
        Process process = builder.start();
        while (!answers(uri, question)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            if (!process.isAlive() || waited.compareTo(PATIENCE) > 0) {
                process.destroyForcibly();
                throw new IOException(peer + " does not answer after " + waited.toMillis() + " ms; see "
                        + work.resolve(peer + ".log"));
            }
            Thread.sleep(BETWEEN_TRIES);
        }
        return new RunningPeer(process, uri, Duration.ofNanos(System.nanoTime() - began));
    }

    private static boolean answers(URI uri, byte[] question) {
        try (RawConnection connection = new RawConnection(uri)) {
            connection.call(question);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A port that is free, as is the one after it. */
    private static int freePort() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        while (true) {
            try (ServerSocket first = new ServerSocket(0, 1, loopback);
                    ServerSocket second = new ServerSocket(first.getLocalPort() + 1, 1, loopback)) {
                return second.getLocalPort() - 1;
            } catch (IOException e) {
                // The next one was taken.
            }
        }
    }

    /** The memory it holds, in MiB. */
    long residentMiB() throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
        String kib = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return Long.parseLong(kib.strip()) >> 10;
    }

    /** The most memory it ever held, in MiB; -1 where the system does not tell. */
    long peakMiB() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(-1);
    }

    /** Seconds of processor time used so far. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s, first answer after %d ms", uri, firstAnswer.toMillis());
    }
}
