package dev.kdt.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A terminal multiplexer with one shell, in which {@code kdt} is the artefact. */
final class Tmux implements AutoCloseable {
    private static final Path ARTEFACT = Path.of("target", "kdt-all.jar").toAbsolutePath();

    private final Path folder;
    private final String socket;

    Tmux(Path folder) throws IOException {
        this.folder = folder;
        this.socket = folder.resolve("tmux.socket").toString();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
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

    /** The screen with its colours, as escape sequences. */
    String inColor() throws IOException {
        return run("capture-pane", "-p", "-e");
    }

    /** What tmux knows of the terminal, in its own format. */
    String state(String format) throws IOException {
        return run("display-message", "-p", format).strip();
    }

    /** How many columns tmux takes for a text. */
    int columns(String text) throws IOException {
        run("set-option", "-g", "@text", text);
        return Integer.parseInt(state("#{w:@text}"));
    }

    /** Sends a signal to the one process with these words in its command line. */
    void signal(String name, String words) throws IOException {
        send(name, process(words));
    }

    /** Likewise, and waits for the end of the process. */
    void signalAndAwaitEnd(String name, String words) throws IOException, InterruptedException {
        ProcessHandle process = process(words);
        send(name, process);
        Waiting.until(() -> !process.isAlive(), "it did not end after SIG" + name);
    }

    private ProcessHandle process(String words) throws IOException {
        ProcessHandle shell =
                ProcessHandle.of(Long.parseLong(state("#{pane_pid}"))).orElseThrow();
        return shell.descendants()
                .filter(each -> each.info().commandLine().orElse("").contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static void send(String name, ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    }

    /** The screen, and above it the lines that left it at its top, as some do when a narrower screen wraps others. */
    String history() throws IOException {
        return run("capture-pane", "-p", "-S", "-");
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

    static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
