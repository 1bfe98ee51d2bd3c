package dev.kdt.local.function;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A function's process. What it prints goes to the log, line by line. */
final class FunctionProcess implements AutoCloseable {
    /** Longer lines are parted: Amazon CloudWatch Logs User Guide, "CloudWatch Logs quotas", an event has at most 256 KB. */
    private static final int MAX_LINE = 256 << 10;

    private static final int SIGNAL = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "hangup",
            2, "interrupt",
            3, "quit",
            4, "illegal instruction",
            6, "aborted",
            7, "bus error",
            8, "floating point exception",
            9, "killed",
            11, "segmentation fault",
            15, "terminated");

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Process process;
    private final Thread output;

    private FunctionProcess(Process process, Consumer<String> lines) {
        this.process = process;
        this.output = Thread.ofPlatform().daemon().name("kdt-lambda-output").start(() -> copy(lines));
    }

    /**
     * Starts a process.
     *
     * @param own the process's own folder
     * @param lines takes what it prints
     * @param ended is told once it has ended
     * @throws IOException when it cannot be started
     */
    static FunctionProcess start(
            Launch launch,
            Map<String, String> variables,
            Path own,
            Consumer<String> lines,
            Consumer<FunctionProcess> ended)
            throws IOException {
        Files.createDirectories(own);
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .directory(launch.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            ProcessMark.write(own, process.toHandle());
            process.getOutputStream().close();
        } catch (IOException e) {
            ProcessMark.kill(process.toHandle()); // Without its mark, nobody would find it after a crash.
            throw e;
        }
        FunctionProcess started = new FunctionProcess(process, lines);
        CompletableFuture<Void> _ = process.onExit().thenRun(() -> ended.accept(started));
        return started;
    }

    /** The environment of this process, of which a function's variables take what they inherit. */
    static Map<String, String> inherited() {
        return Map.copyOf(new ProcessBuilder().environment());
    }

    private void copy(Consumer<String> lines) {
        try (InputStream in = new BufferedInputStream(process.getInputStream())) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    line.write(b);
                }
                if (b == '\n' || line.size() >= MAX_LINE) {
                    lines.accept(line.toString(StandardCharsets.UTF_8).stripTrailing());
                    line.reset();
                }
            }
            if (line.size() > 0) {
                lines.accept(line.toString(StandardCharsets.UTF_8).stripTrailing());
            }
        } catch (IOException _) {
            // The process was ended, and its output with it.
        }
    }

    /** Why the process ended, in the service's words. */
    String reason() {
        int code = process.exitValue();
        if (code == 0) {
            return "Runtime exited without providing a reason";
        }
        String signal = SIGNALS.get(code - SIGNAL);
        return "Runtime exited with error: " + (signal == null ? "exit status " + code : "signal: " + signal);
    }

    /** Waits a while for it to end by itself. */
    void awaitEnd(long millis) throws InterruptedException {
        boolean _ = process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** Ends it, with the processes that it has started; returns when it has ended, and what it printed is in the log. */
    @Override
    public void close() {
        ProcessMark.kill(process.toHandle());
        process.onExit().join();
        try {
            boolean _ = output.join(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
