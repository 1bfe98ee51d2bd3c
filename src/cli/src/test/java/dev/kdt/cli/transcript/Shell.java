package dev.kdt.cli.transcript;

import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small shell for transcripts: pipes, redirections, here-documents, variables, {@code &}. {@code kdt} runs in this process,
 * everything else is the machine's own program. The parts of a pipe run at the same time. Three words are its own: {@code await
 * FILE TEXT} waits until a command in the background has written a text, {@code later 10s} puts the commands' clock forward, and
 * {@code stop} stops what is in the background.
 */
final class Shell implements AutoCloseable {
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_][A-Z_0-9]*)=(.*)", Pattern.DOTALL);
    private static final String LOOPBACK = "127.0.0.1:";
    private static final String USUAL_ADDRESS = LOOPBACK + "4567";

    private final Path directory;
    private final String address;
    private final Map<String, List<String>> programs;
    private final Map<String, String> environment = new HashMap<>();
    private final Jobs jobs = new Jobs();
    private final MovableClock clock = new MovableClock();
    private volatile Signals signals = stop -> {};

    /** The words of one part of a pipe, and where its streams go. */
    private static final class Part {
        final List<String> words = new ArrayList<>();
        final Map<String, String> variables = new HashMap<>();
        InputStream in = InputStream.nullInputStream();
        Redirect out = Redirect.NONE;
        Redirect err = Redirect.NONE;
    }

    private record Ran(String err, int code) {}

    private static final Ran NOTHING = new Ran("", 0);

    /** A shell whose commands have an endpoint's address to themselves. */
    Shell(Path directory) {
        this(directory, LOOPBACK + freePort(), Map.of());
    }

    /**
     * @param address where the endpoint is, or will be
     * @param programs the words that stand for a program's name
     */
    Shell(Path directory, String address, Map<String, List<String>> programs) {
        this.directory = directory;
        this.address = address;
        this.programs = programs;
        environment.put("HOME", directory.toString());
        environment.put("PATH", System.getenv("PATH"));
        environment.put("KDT_LOCAL", address);
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
    }

    /** Has commands in the foreground get these signals from now on. */
    void signal(Signals given) {
        signals = given;
    }

    /** Runs one command, which may have several lines. */
    Step.Printed run(List<String> lines) throws IOException, InterruptedException {
        String first = lines.getFirst();
        int here = first.indexOf("<<'");
        byte[] document = {};
        String line = String.join("\n", lines).replace("\\\n", "");
        if (here >= 0) {
            document = (String.join("\n", lines.subList(1, lines.size() - 1)) + "\n").getBytes(StandardCharsets.UTF_8);
            line = first.substring(0, here);
        }
        return runPipe(parse(line), document, line.stripTrailing().endsWith("&"));
    }

    @Override
    public void close() {
        jobs.close();
    }

    private List<Part> parse(String line) throws IOException {
        List<Part> parts = new ArrayList<>(List.of(new Part()));
        List<Words.Word> words = Words.split(line, environment);
        for (int i = 0; i < words.size(); i++) {
            Words.Word word = words.get(i);
            Part part = parts.getLast();
            Matcher assignment = ASSIGNMENT.matcher(word.text());
            if (word.is("|")) {
                parts.add(new Part());
            } else if (word.is("<")) {
                part.in = new ByteArrayInputStream(
                        Files.readAllBytes(directory.resolve(words.get(++i).text())));
            } else if (word.is(">") || word.is(">>")) {
                part.out = new Redirect(words.get(++i).text(), word.is(">>"));
            } else if (word.is("2>") || word.is("2>>")) {
                part.err = new Redirect(words.get(++i).text(), word.is("2>>"));
            } else if (part.words.isEmpty() && assignment.matches()) {
                part.variables.put(assignment.group(1), assignment.group(2));
            } else if (!word.is("&")) {
                part.words.add(word.text());
            }
        }
        return parts;
    }

    private Step.Printed runPipe(List<Part> parts, byte[] document, boolean background)
            throws IOException, InterruptedException {
        if (document.length > 0) {
            parts.getFirst().in = new ByteArrayInputStream(document);
        }
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        List<CompletableFuture<Ran>> running = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            OutputStream out = shown;
            if (i < parts.size() - 1) {
                Pipe pipe = new Pipe();
                parts.get(i + 1).in = pipe.in;
                out = pipe.out;
            }
            running.add(
                    background || parts.size() == 1
                            ? CompletableFuture.completedFuture(runPart(part, out, background))
                            : started(part, out));
        }
        StringBuilder err = new StringBuilder();
        int code = 0;
        for (int i = 0; i < parts.size(); i++) {
            Ran ran = running.get(i).join();
            code = ran.code();
            err.append(redirected(parts.get(i).err, ran.err()));
        }
        return Step.Printed.of(readable(shown.toString(StandardCharsets.UTF_8)), readable(err.toString()), code);
    }

    private CompletableFuture<Ran> started(Part part, OutputStream out) {
        CompletableFuture<Ran> ran = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (out;
                    InputStream _ = part.in) {
                ran.complete(runPart(part, out, false));
            } catch (IOException | InterruptedException | RuntimeException | Error e) {
                ran.completeExceptionally(e);
            }
        });
        return ran;
    }

    /** Writes to the file if there is one; returns what is left to show. */
    private String redirected(Redirect redirect, String text) throws IOException {
        if (redirect.file().isEmpty()) {
            return text;
        }
        try (OutputStream file = redirect.open(directory)) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return "";
    }

    private Ran runPart(Part part, OutputStream shown, boolean background) throws IOException, InterruptedException {
        if (part.out.file().isEmpty()) {
            return runPartInto(shown, part, background);
        }
        try (OutputStream file = part.out.open(directory)) {
            return runPartInto(file, part, background);
        }
    }

    private Ran runPartInto(OutputStream out, Part part, boolean background) throws IOException, InterruptedException {
        Map<String, String> its = new HashMap<>(environment);
        its.putAll(part.variables);
        if (part.words.isEmpty()) {
            environment.putAll(part.variables);
            return NOTHING;
        }
        String[] args = part.words.subList(1, part.words.size()).toArray(String[]::new);
        switch (part.words.getFirst()) {
            case "kdt" -> {
                return background ? inBackground(part, args, its) : kdt(args, part.in, out, its);
            }
            case "await" -> Awaited.text(directory.resolve(args[0]), args[1]);
            case "later" -> clock.putForward(Duration.parse("PT" + args[0]));
            case "stop" -> jobs.close();
            default -> {
                List<String> command =
                        new ArrayList<>(programs.getOrDefault(part.words.getFirst(), part.words.subList(0, 1)));
                command.addAll(List.of(args));
                return program(command, part.in, out, its);
            }
        }
        return NOTHING;
    }

    private Ran kdt(String[] args, InputStream in, OutputStream out, Map<String, String> its) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errText = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = new Kdt(console(in, out, errText, its, signals)).run(args);
        errText.flush();
        return new Ran(err.toString(StandardCharsets.UTF_8), code);
    }

    private Ran inBackground(Part part, String[] args, Map<String, String> its)
            throws IOException, InterruptedException {
        Jobs.World world = (err, signals) -> console(part.in, new ByteArrayOutputStream(), err, its, signals);
        if (part.err.file().isEmpty()) {
            jobs.start(world, args);
        } else {
            jobs.startInto(directory.resolve(part.err.file()), world, args);
            part.err = Redirect.NONE;
        }
        return NOTHING;
    }

    private Console console(
            InputStream in, OutputStream out, PrintStream err, Map<String, String> its, Signals signals) {
        return new Console(in, out, err, Terminal.NONE, its, directory, clock, Thread::sleep, signals);
    }

    private Ran program(List<String> words, InputStream in, OutputStream out, Map<String, String> its)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(its);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Path errors = Files.createTempFile("transcript", ".err");
        Process process = builder.redirectError(errors.toFile()).start();
        Thread.ofPlatform().daemon().start(() -> {
            try (in;
                    OutputStream stdin = process.getOutputStream()) {
                in.transferTo(new Flushing(stdin));
            } catch (IOException e) {
                // The program did not want all of it: head, for one.
            }
        });
        try (InputStream stdout = process.getInputStream()) {
            stdout.transferTo(out);
        } catch (IOException e) {
            // The next one did not want all of it; this one gets to know when it writes.
        }
        int code = process.waitFor();
        in.close();
        String err = Files.readString(errors);
        Files.delete(errors);
        return new Ran(err, code);
    }

    /** Hands on at once what it gets. */
    private static final class Flushing extends FilterOutputStream {
        Flushing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            out.flush();
        }
    }

    /** The same whatever the folder and the port of this run. */
    private String readable(String text) {
        return text.replace(directory + "/", "").replace(address, USUAL_ADDRESS);
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
