package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** boto3, of whatever version is installed: each program fails unless it uses every operation that its boto3 knows. */
class Boto3IT {
    @TempDir
    Path folder;

    @Test
    void usesStreams() throws Exception {
        try (LocalKdt kdt = LocalKdt.start(folder)) {
            String said = Programs.python(kdt, "kinesis.py");
            assertTrue(said.contains("operations of Kinesis"), said);
        }
    }

    @Test
    void usesStreamsOverTls() throws Exception {
        try (LocalKdt kdt = LocalKdt.startWithTls(folder)) {
            String said = Programs.python(kdt, "kinesis.py");
            assertTrue(said.contains("operations of Kinesis"), said);
        }
    }

    @Test
    void sendsAgainWhatFailed() throws Exception {
        try (LocalKdt kdt = LocalKdt.startFailing(folder)) {
            assertEquals("done\n", Programs.python(kdt, "retries.py"));
        }
    }

    @Test
    void usesDeliveryStreams() throws Exception {
        try (LocalKdt kdt = LocalKdt.start(folder)) {
            String said = Programs.python(kdt, "firehose.py");
            assertTrue(said.contains("operations of Firehose"), said);
            assertEquals(502, kdt.delivered("orders", "lake").size());
        }
    }

    @Test
    void usesFunctions() throws Exception {
        try (LocalKdt kdt = LocalKdt.start(folder, "--stream", "orders:1", "--delivery", "lake")) {
            assertEquals("done\n", Programs.python(kdt, "lambda.py"));
            kdt.awaitDelivered("lake", "lake", Set.of("one", "poison", "three"));
        }
    }
}
