package dev.kdt.local.function;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.local.file.AtomicFile;
import dev.kdt.local.time.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Events that a function is called with later: AWS Lambda Developer Guide, "Invoking a Lambda function asynchronously". Each is a file
 * until a call of it succeeds or the third one fails, a minute after the first and two after the second; a call that finds no free
 * environment is tried again for six hours. An event that was taken is there after a crash. Safe for use by several threads.
 */
final class EventQueue {
    private static final int ATTEMPTS = 3;
    private static final long RETRY_MILLIS = 60_000;
    private static final long THROTTLED_MILLIS = 1000;
    private static final long MAX_AGE_MILLIS = 6 * 3_600_000L;
    private static final Pattern FILE = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,18})\\.json");

    private final LambdaFunction function;
    private final Timeline timeline;
    private final FunctionContext context;
    private final Set<String> running = new HashSet<>();
    private boolean closed;

    /** An event: when it came, in milliseconds since the epoch, and where it is. */
    private record Waiting(String requestId, long since, Path file) {}

    EventQueue(LambdaFunction function, FunctionContext context) {
        this.function = function;
        this.context = context;
        this.timeline = context.timeline();
    }

    private Path folder() {
        return function.folder().resolve("events");
    }

    /** Takes an event; it is on the disk when this returns. */
    void add(Call call) throws IOException {
        Files.createDirectories(folder());
        long now = timeline.millis();
        Path file = folder().resolve(call.requestId() + "." + now + ".json");
        AtomicFile.write(file, call.event());
        attempt(new Waiting(call.requestId(), now, file), 1);
    }

    /** Goes on with the events that an earlier endpoint took. */
    void resume() throws IOException {
        if (!Files.isDirectory(folder())) {
            return;
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder())) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            Matcher name = FILE.matcher(file.getFileName().toString());
            if (name.matches()) {
                attempt(new Waiting(name.group(1), Long.parseLong(name.group(2)), file), 1);
            } else {
                Files.delete(file); // Cut off while it was written, and not acknowledged.
            }
        }
    }

    private synchronized void attempt(Waiting event, int attempt) {
        if (!closed) {
            running.add(event.requestId());
            Thread.ofVirtual().name("kdt-lambda-event").start(() -> call(event, attempt));
        }
    }

    private void call(Waiting event, int attempt) {
        try {
            byte[] payload = Files.readAllBytes(event.file());
            Invocation end = function.invoke(new Call(payload, event.requestId(), "", false))
                    .invocation();
            switch (end.ending()) {
                case ANSWERED -> Files.deleteIfExists(event.file());
                case FAILED -> {
                    if (attempt < ATTEMPTS) {
                        later(event, attempt + 1, RETRY_MILLIS * attempt);
                    } else {
                        discard(event, "it failed " + ATTEMPTS + " times");
                    }
                }
                case THROTTLED -> {
                    if (timeline.millis() - event.since() < MAX_AGE_MILLIS) {
                        later(event, attempt, THROTTLED_MILLIS);
                    } else {
                        discard(event, "no environment was free for 6 hours");
                    }
                }
                case MISSING -> {} // Deleted with its events, or the endpoint stops, and goes on with it later.
            }
        } catch (IOException e) {
            context.events().damage("an event of function '" + function.config().name() + "': " + e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            ended(event);
        }
    }

    private void later(Waiting event, int attempt, long millis) {
        timeline.at(timeline.millis() + millis, () -> attempt(event, attempt));
    }

    private void discard(Waiting event, String why) throws IOException {
        Files.deleteIfExists(event.file());
        context.events()
                .happened(new EndpointEvent.InvocationFailed(
                        function.config().name(), event.requestId(), "the event is discarded: " + why));
    }

    private synchronized void ended(Waiting event) {
        running.remove(event.requestId());
        notifyAll();
    }

    /** Waits until no event is being worked on. */
    synchronized void settle() {
        try {
            while (!running.isEmpty()) {
                wait();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins no call any more. */
    synchronized void close() {
        closed = true;
    }
}
