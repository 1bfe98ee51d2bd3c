package dev.kdt.local.function;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function's log, in files named by day and number, such as {@code 2026-01-31-0001.log}, and for the endpoint's listener. Its files
 * together are bounded: the oldest go. Safe for use by several threads.
 */
final class FunctionLog implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d-\\d{4,8}\\.log");

    private final String function;
    private final Path folder;
    private final Clock clock;
    private final EndpointListener events;
    private final Bounds bounds;
    private @Nullable OutputStream out;
    private @Nullable LocalDate day;
    private long written;
    private boolean isClosed;

    /** The size that a file ends at, and how many files there are. */
    record Bounds(long fileBytes, int files) {
        static final Bounds DEFAULT = new Bounds(8 << 20, 8);
    }

    FunctionLog(String function, Path folder, Clock clock, EndpointListener events, Bounds bounds) {
        this.bounds = bounds;
        this.function = function;
        this.folder = folder;
        this.clock = clock;
        this.events = events;
    }

    /** Adds a line. A disk that takes nothing is told of, and stops no call. */
    void add(String line) {
        write((line + "\n").getBytes(StandardCharsets.UTF_8));
        events.happened(new EndpointEvent.FunctionLogged(function, line));
    }

    private synchronized void write(byte[] line) {
        if (isClosed) {
            return; // The last words of a process, and the folder may be gone.
        }
        try {
            file(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)).write(line);
            written += line.length;
        } catch (IOException e) {
            events.damage("cannot write the log of function '" + function + "' in " + folder + ": " + e.getMessage());
        }
    }

    private OutputStream file(LocalDate today) throws IOException {
        if (out != null && today.equals(day) && written < bounds.fileBytes()) {
            return out;
        }
        closeFile();
        List<Path> files = files();
        Path file = folder.resolve(name(today, 1));
        if (!files.isEmpty() && files.getLast().compareTo(file) >= 0) {
            Path last = files.getLast();
            file = Files.size(last) < bounds.fileBytes() ? last : folder.resolve(name(today, numberOf(last) + 1));
        }
        for (Path old : files.subList(0, Math.max(0, files.size() - bounds.files() + 1))) {
            Files.deleteIfExists(old);
        }
        OutputStream opened = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out = opened;
        day = today;
        written = Files.size(file);
        return opened;
    }

    private static String name(LocalDate day, int number) {
        return "%s-%04d.log".formatted(day, number);
    }

    private static int numberOf(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1, name.lastIndexOf('.')));
    }

    /** The files, the oldest first. */
    private List<Path> files() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Writes no more; further lines are told to the listener alone. */
    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        closeFile();
    }

    private void closeFile() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }
}
