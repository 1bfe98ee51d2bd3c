package dev.kdt.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The built artefact, run as a user runs it: a process of its own, in a folder of its own. */
public final class KdtProcess implements AutoCloseable {
    private static final Path ARTEFACT = Path.of("target", "kdt-all.jar").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 60;

    /** Linux keeps no more of it. */
    private static final int LONGEST_THREAD_NAME = 15;

    /** Of signal 2, in a set of signals. */
    private static final long SIGINT_BIT = 1L << 1;

    /** Jobs in a shell's background ignore Ctrl-C, and so would what they start: put before a command, it is heeded again. */
    private static final List<String> HEEDING_CTRL_C =
            ignoresCtrlC() ? List.of("env", "--default-signal=INT") : List.of();

    private final Process process;
    private final Path err;

    private KdtProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    /** What a process left behind. */
    public record Ended(int code, String out, String err) {}

    /** Where and how processes are started. */
    public record Place(Path folder, String local, Map<String, String> variables) {
        public static Place in(Path folder) {
            return new Place(folder, "127.0.0.1:" + freePort(), Map.of());
        }

        /** The same with more environment variables. */
        Place with(Map<String, String> more) {
            return new Place(folder, local, more);
        }

        public KdtProcess start(String... args) throws IOException {
            return start(ProcessBuilder.Redirect.PIPE, args);
        }

        public KdtProcess start(ProcessBuilder.Redirect out, String... args) throws IOException {
            return start(command(args), out);
        }

        /** Starts a process in a session of its own, which no terminal controls: a service. */
        KdtProcess startWithoutTerminal(String... args) throws IOException {
            List<String> command = command(args);
            command.addFirst("setsid");
            return start(command, ProcessBuilder.Redirect.PIPE);
        }

        /** Starts a process with so little memory. */
        KdtProcess startWithHeap(String most, String... args) throws IOException {
            List<String> command = command(args);
            command.add(1, "-Xmx" + most);
            return start(command, ProcessBuilder.Redirect.PIPE);
        }

        /** Starts a process for which no file can grow beyond so many KiB: its disk is full then. */
        KdtProcess startOnSmallDisk(int kib, String... args) throws IOException {
            List<String> command =
                    new ArrayList<>(List.of("bash", "-c", "ulimit -f \"$0\"; exec \"$@\"", String.valueOf(kib)));
            command.addAll(command(args));
            return start(command, ProcessBuilder.Redirect.PIPE);
        }

        private static List<String> command(String... args) {
            List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC", "-jar", ARTEFACT.toString()));
            command.addAll(List.of(args));
            return command;
        }

        /** Runs a line of shell, in which {@code kdt} is the artefact. */
        KdtProcess shell(String line) throws IOException {
            String function = "kdt() { '" + java() + "' -XX:+UseSerialGC $JVM -jar '" + ARTEFACT + "' \"$@\"; }\n";
            return start(List.of("bash", "-c", function + line), ProcessBuilder.Redirect.PIPE);
        }

        private KdtProcess start(List<String> command, ProcessBuilder.Redirect out) throws IOException {
            Path err = Files.createTempFile(folder, "err", ".txt");
            List<String> heeding = new ArrayList<>(HEEDING_CTRL_C);
            heeding.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(heeding)
                    .directory(folder.toFile())
                    .redirectOutput(out)
                    .redirectError(err.toFile());
            builder.environment().put("KDT_LOCAL", local);
            builder.environment().put("HOME", folder.toString());
            builder.environment().remove("XDG_STATE_HOME");
            builder.environment().putAll(variables);
            return new KdtProcess(builder.start(), err);
        }

        private static String java() {
            return Path.of(System.getProperty("java.home"), "bin", "java").toString();
        }

        public static int freePort() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether this process does, as far as the system says. */
    private static boolean ignoresCtrlC() {
        Path status = Path.of("/proc/self/status");
        try {
            return Files.exists(status)
                    && Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("SigIgn:"))
                            .anyMatch(line ->
                                    (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public KdtProcess feed(String text) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Its stdin, for tests that write bit by bit. */
    OutputStream stdin() {
        return process.getOutputStream();
    }

    /** Its stdout, for tests that read bit by bit. */
    InputStream stdout() {
        return process.getInputStream();
    }

    /** Waits until it has said {@code text} on stderr. */
    public KdtProcess awaitSaid(String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.readString(err).contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("it never said '" + text + "' but: " + Files.readString(err));
            }
            boolean ended = process.waitFor(20, TimeUnit.MILLISECONDS);
            if (ended && !Files.readString(err).contains(text)) {
                throw new AssertionError("it ended and said: " + Files.readString(err));
            }
        }
        return this;
    }

    /** All that it has said on stderr. */
    String said() throws IOException {
        return Files.readString(err);
    }

    /** Waits until it has a thread whose name begins so; only Linux tells. */
    KdtProcess awaitThread(String name) throws InterruptedException {
        Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
        String known = name.substring(0, Math.min(name.length(), LONGEST_THREAD_NAME));
        if (Files.exists(threads)) {
            Waiting.until(() -> hasThread(threads, known), "it never started the thread " + name);
        }
        return this;
    }

    private static boolean hasThread(Path threads, String name) throws IOException {
        try (Stream<Path> each = Files.list(threads)) {
            for (Path thread : each.toList()) {
                if (Files.readString(thread.resolve("comm")).startsWith(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    public KdtProcess signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        return this;
    }

    /**
     * Waits for its end without reading its output.
     *
     * @throws AssertionError when it does not end in time
     */
    KdtProcess awaitEnd() throws IOException, InterruptedException {
        if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return this;
        }
        throw new AssertionError("it did not end; it said: " + Files.readString(err));
    }

    /**
     * Waits for its end, reading its output until then.
     *
     * @throws AssertionError when it does not end in time
     */
    public Ended ended() throws IOException, InterruptedException {
        process.getOutputStream().close();
        FutureTask<byte[]> out = new FutureTask<>(process.getInputStream()::readAllBytes);
        Thread.ofVirtual().start(out);
        try {
            byte[] printed = out.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new Ended(
                        process.exitValue(), new String(printed, StandardCharsets.UTF_8), Files.readString(err));
            }
        } catch (TimeoutException e) {
            // It prints on, or a process that it started does.
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        throw new AssertionError("it did not end; it said: " + Files.readString(err));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
