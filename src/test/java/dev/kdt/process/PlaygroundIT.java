package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The playground of the built artefact on a real terminal, which tmux gives it. */
class PlaygroundIT {
    private static final Path ARTEFACT = Path.of("target", "kdt-all.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void playsOnARealTerminalAndGivesItBack(TestReporter reporter) throws Exception {
        if (!isInstalled()) {
            reporter.publishEntry("tmux is not installed here: the playground was tried on a virtual terminal only");
            return;
        }
        Files.writeString(folder.resolve("p.yaml"), "steps:\n  - filter: .a > 1\n  - map: '{b: (.a * 2)}'\n");
        Files.writeString(folder.resolve("in.ndjson"), "{\"a\":1}\n{\"a\":2}\n{\"a\":{}}\n");
        try (Tmux tmux = new Tmux(folder)) {
            tmux.type("stty -g > stty.before; echo before");
            tmux.type("kdt process -i p.yaml in.ndjson; echo ended with $?");
            tmux.await("3 records: 1 kept, 1 dropped, 1 failed");
            tmux.await("failed at 3:19: object ({}) and number (2) cannot be multiplied");
            tmux.keys("Right", "n");
            tmux.await("+ .b: 4");
            tmux.keys("e", "BSpace", ".b + 1");
            tmux.await("= 5");
            tmux.keys("Enter");
            Files.writeString(folder.resolve("p.yaml"), "steps:\n  - map: '{b: 40}'\n");
            tmux.await("= 41");
            tmux.resize(50, 7);
            tmux.await("n next  p previous  q quit  e edit");
            tmux.await("p.yaml  3 records");
            tmux.resize(90, 20);
            tmux.await("record 2 of 3");
            tmux.keys("C-c");
            tmux.await("ended with 0");
            assertTrue(tmux.screen().contains("before"), tmux.screen());
            tmux.type("stty -g | cmp - stty.before && echo as it was");
            tmux.await("\nas it was");
        }
    }

    @Test
    void doesNotPlayWithoutATerminal() throws Exception {
        Files.writeString(folder.resolve("p.yaml"), "steps: []");
        Files.writeString(folder.resolve("in.ndjson"), "1\n");
        try (KdtProcess kdt = KdtProcess.Place.in(folder).start("process", "-i", "p.yaml", "in.ndjson")) {
            KdtProcess.Ended ended = kdt.ended();
            assertTrue(ended.code() == 2 && ended.err().contains("--interactive needs a terminal"), ended::toString);
        }
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** A terminal multiplexer with one shell, in which {@code kdt} is the artefact. */
    private static final class Tmux implements AutoCloseable {
        private final Path folder;
        private final String socket;

        Tmux(Path folder) throws IOException {
            this.folder = folder;
            this.socket = folder.resolve("tmux.socket").toString();
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Files.writeString(
                    folder.resolve("rc"),
                    "PS1='$ '\nkdt() { '" + java + "' -XX:+UseSerialGC -Dkdt.terminals=012 -jar '" + ARTEFACT
                            + "' \"$@\"; }\n");
            run("new-session", "-d", "-x", "90", "-y", "20", "bash --norc --rcfile rc -i");
            type("source rc");
        }

        /** Types a line. */
        void type(String line) throws IOException {
            run("send-keys", "-l", line);
            keys("Enter");
        }

        void keys(String... keys) throws IOException {
            List<String> command = new ArrayList<>(List.of("send-keys"));
            command.addAll(List.of(keys));
            run(command.toArray(String[]::new));
        }

        void resize(int columns, int rows) throws IOException {
            run("resize-window", "-x", String.valueOf(columns), "-y", String.valueOf(rows));
        }

        void await(String text) throws IOException, InterruptedException {
            try {
                Waiting.until(() -> screen().contains(text), "'" + text + "' did not come on the screen");
            } catch (AssertionError e) {
                throw new AssertionError(e.getMessage() + ":\n" + screen(), e);
            }
        }

        String screen() throws IOException {
            return run("capture-pane", "-p");
        }

        private String run(String... words) throws IOException {
            List<String> command = new ArrayList<>(List.of("tmux", "-S", socket, "-f", "/dev/null"));
            command.addAll(List.of(words));
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().remove("TMUX");
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            run("kill-server");
        }
    }
}
