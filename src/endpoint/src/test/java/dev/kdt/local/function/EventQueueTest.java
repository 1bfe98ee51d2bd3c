package dev.kdt.local.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.option.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Events that are called later, on a virtual clock. */
@DisabledOnOs(OS.WINDOWS)
class EventQueueTest {
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path data;

    private FunctionRig rig() throws IOException {
        return new FunctionRig(
                data, clock, Duration.ofSeconds(60), List.of(FunctionRig.plain("plain", FunctionRig.patient(), "")));
    }

    private static void add(FunctionRig rig, String event) throws IOException {
        rig.functions.find("plain").invokeLater(Call.of(event.getBytes(StandardCharsets.UTF_8)));
    }

    private long kept() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("lambda/plain/events"))) {
            return files.count();
        }
    }

    private static long starts(FunctionRig rig) {
        return rig.log("plain").stream()
                .filter(line -> line.startsWith("START"))
                .count();
    }

    @Test
    void anEventIsCalledOnceWhenItSucceeds() throws Exception {
        try (FunctionRig rig = rig()) {
            add(rig, "1");
            rig.functions.settle();
            assertEquals(1, starts(rig));
            assertEquals(0, kept());
        }
    }

    @Test
    void anEventThatFailsIsCalledThreeTimes() throws Exception {
        try (FunctionRig rig = rig()) {
            add(rig, "\"error\"");
            rig.functions.settle();
            assertEquals(1, starts(rig));
            clock.advance(Duration.ofSeconds(59));
            rig.functions.settle();
            assertEquals(1, starts(rig));
            clock.advance(Duration.ofSeconds(1));
            rig.functions.settle();
            assertEquals(2, starts(rig));
            assertEquals(1, kept());
            clock.advance(Duration.ofMinutes(2));
            rig.functions.settle();
            assertEquals(3, starts(rig));
            assertEquals(0, kept());
            assertTrue(rig.events.stream()
                    .anyMatch(event -> event instanceof EndpointEvent.InvocationFailed failed
                            && failed.error().equals("the event is discarded: it failed 3 times")));
        }
    }

    @Test
    void anEventThatWasTakenIsCalledAfterARestart() throws Exception {
        try (FunctionRig rig = rig()) {
            rig.functions.change(rig.functions.find("plain"), config -> config.withReserved(0));
            add(rig, "1");
            rig.functions.settle();
            assertEquals(0, starts(rig));
            assertEquals(1, kept());
        }
        try (FunctionRig rig = rig()) {
            rig.functions.change(rig.functions.find("plain"), config -> config.withReserved(null));
            rig.functions.settle();
            clock.advance(Duration.ofSeconds(1));
            rig.functions.settle();
            assertEquals(1, starts(rig));
            assertEquals(0, kept());
        }
    }
}
