package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.flow.Stop;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that is interrupted again and again, and goes on each time where it stopped: each record is sent, or parked. */
class ResumedProduceTest extends LocalCommands {
    private static final int RECORDS = 6_000;
    private static final int MOST_RUNS = 200;

    private final AtomicReference<@Nullable Stop> running = new AtomicReference<>();

    /** Goes on by some milliseconds each time it is read, and interrupts the command at a number of readings. */
    private final class InterruptingClock extends Clock {
        private final AtomicLong readings = new AtomicLong();
        private final long last;

        InterruptingClock(long last) {
            this.last = last;
        }

        @Override
        public Instant instant() {
            long reading = readings.incrementAndGet();
            Stop stop = running.get();
            if (reading >= last && stop != null) {
                stop.request(Stop.Reason.INTERRUPT);
            }
            return Instant.EPOCH.plusMillis(reading * 200);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--order none", "--order key --requests 3"})
    void eachRecordIsSentOrParkedHoweverOftenItIsInterrupted(String order) throws Exception {
        List<String> all = IntStream.range(0, RECORDS).mapToObj(String::valueOf).toList();
        Files.write(
                folder.resolve("numbers"),
                all.stream().map(each -> each + " " + "x".repeat(1_000)).toList());
        signals = running::set;
        int code = 130;
        int runs = 0;
        for (; code == 130 && runs < MOST_RUNS; runs++) {
            clock = new InterruptingClock(6L + runs);
            List<String> args = new ArrayList<>(List.of("produce", "orders", "numbers", "--resume", "progress.json"));
            args.addAll(List.of("-k", "split(\" \")[0] | tonumber % 9", "--parked", "parked-" + runs + ".ndjson"));
            args.addAll(List.of(order.split(" ", -1)));
            Ran ran = kdt("", args.toArray(String[]::new));
            code = ran.code();
            assertTrue(code == 130 || code == 0, ran.err());
        }
        assertEquals(0, code);
        assertTrue(runs > 1, "it was never interrupted");
        Set<String> found = new TreeSet<>(sent());
        found.addAll(parked());
        assertEquals(new TreeSet<>(all), found);
    }

    private List<String> sent() {
        clock = Clock.systemUTC();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        out = sent;
        String line = "tail orders --since trim-horizon --until now -o text";
        assertEquals(0, kdt("", line.split(" ", -1)).code());
        return sent.toString(StandardCharsets.UTF_8)
                .lines()
                .map(each -> each.substring(0, each.indexOf(' ')))
                .toList();
    }

    private List<String> parked() throws Exception {
        List<String> payloads = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                if (each.getFileName().toString().startsWith("parked-")) {
                    for (String line : Files.readAllLines(each)) {
                        payloads.add(line.replaceFirst(".*\"data\":\"?(\\d+).*", "$1"));
                    }
                }
            }
        }
        return payloads;
    }
}
