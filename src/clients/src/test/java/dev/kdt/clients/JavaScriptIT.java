package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS SDK for JavaScript. */
class JavaScriptIT {
    @TempDir
    Path folder;

    @Test
    void usesStreamsOverHttp2() throws Exception {
        try (LocalKdt kdt = LocalKdt.start(folder)) {
            String said = Programs.node(kdt, "kinesis.mjs");
            assertTrue(said.contains("done over h2"), said);
        }
    }

    @Test
    void usesStreamsOverHttp1() throws Exception {
        try (LocalKdt kdt = LocalKdt.start(folder)) {
            String said = Programs.node(kdt, "kinesis.mjs", "http1");
            assertTrue(said.contains("done over http/1.1"), said);
        }
    }

    @Test
    void usesStreamsOverTls() throws Exception {
        try (LocalKdt kdt = LocalKdt.startWithTls(folder)) {
            String said = Programs.node(kdt, "kinesis.mjs");
            assertTrue(said.contains("done over h2"), said);
        }
    }

    @Test
    void sendsAgainWhatFailed() throws Exception {
        try (LocalKdt kdt = LocalKdt.startFailing(folder)) {
            assertEquals("done\n", Programs.node(kdt, "retries.mjs"));
        }
    }

    @Test
    void usesDeliveryStreams() throws Exception {
        try (LocalKdt kdt = LocalKdt.start(folder)) {
            Programs.node(kdt, "firehose.mjs");
            Set<String> put =
                    IntStream.rangeClosed(0, 500).mapToObj(i -> "r" + i).collect(Collectors.toSet());
            assertEquals(put, kdt.delivered("orders", "lake"));
        }
    }
}
