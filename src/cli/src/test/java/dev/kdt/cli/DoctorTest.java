package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code kdt doctor} at the embedded endpoint, on which something is wrong. */
class DoctorTest extends LocalCommands {
    @Test
    void allIsWell() {
        Ran ran = doctor("orders");
        assertEquals(0, ran.code(), ran.err());
        found("ok", "connection", "answers after");
        found("ok", "clock", "within 10 s");
        found("ok", "credentials", "made up for kdt local");
        found("ok", "kinesis:GetShardIterator", "allowed");
        found("ok", "firehose:ListDeliveryStreams", "allowed");
        found("ok", "stream orders", "provisioned, 2 open shards, records kept for 24 hours");
        found("ok", "its limits", "2,000 records/s and 2.0 MiB/s in, 4.0 MiB/s out");
        found("unchecked", "permissions to write", "kinesis:PutRecords");
        found("ok", "state folder", ".local/state/kdt");
        assertTrue(printed("wrong").isEmpty(), out::toString);
        assertFalse(Files.exists(folder.resolve(".local/state/kdt")), "a check makes no folder");
    }

    @Test
    void refusedCredentialsEndTheCalls() {
        fault("refuse", "op=ListStreams", "code=UnrecognizedClientException");
        assertEquals(1, doctor("orders").code());
        found("wrong", "credentials", "the credentials were refused");
        found("unchecked", "permissions", "cannot be called");
        assertTrue(printed("stream orders").isEmpty(), out::toString);
    }

    @Test
    void permissionsThatFewNeedAreWarningsAndThoseOfAReaderAreNot() {
        fault("refuse", "op=ListStreams", "code=AccessDeniedException");
        fault("refuse", "op=ListDeliveryStreams", "code=AccessDeniedException");
        Ran ran = doctor("orders");
        assertEquals(0, ran.code(), out::toString);
        assertTrue(ran.err().contains("nothing is wrong, "), ran.err());
        found("warning", "kinesis:ListStreams", "denied");
        found("warning", "firehose:ListDeliveryStreams", "denied");
        fault("refuse", "op=GetShardIterator", "code=AccessDeniedException");
        assertEquals(1, doctor("orders").code());
        found("wrong", "kinesis:GetShardIterator", "denied");
    }

    @Test
    void anEndpointThatDoesNotAnswerIsWaitedForBriefly() {
        environment.put("KDT_TIMEOUT", "200ms");
        fault("timeout", "op=ListStreams");
        long start = System.nanoTime();
        assertEquals(1, doctor("orders").code());
        found("wrong", "connection", "in time");
        assertTrue(Duration.ofNanos(System.nanoTime() - start).toSeconds() < 20);
    }

    @Test
    void aServiceThatFailsIsNotWell() {
        fault("error", "op=ListStreams");
        assertEquals(1, doctor("orders").code());
        found("wrong", "connection", "InternalFailure");
    }

    @Test
    void aStreamThatIsNotThereIsWrong() {
        assertEquals(1, doctor("clicks").code());
        found("wrong", "stream clicks", "kdt stream list shows all");
    }

    @Test
    void theStreamOfTheConfigurationIsChecked() throws IOException {
        Files.writeString(folder.resolve(".kdt.yaml"), "stream: orders\n");
        assertEquals(0, doctor().code());
        found("ok", "stream orders", "2 open shards");
    }

    @Test
    void aWrongConfigurationIsAFindingWithItsPlace() throws IOException {
        Files.writeString(folder.resolve(".kdt.yaml"), "regoin: eu-west-1\noutput: nonsense\n");
        assertEquals(1, doctor("orders").code());
        found("wrong", "configuration", ".kdt.yaml:1:1: unknown key 'regoin'");
        found("unchecked", "services", "the configuration cannot be used");
    }

    @Test
    void anUntrustedFileIsTold() throws IOException {
        Files.writeString(folder.resolve(".kdt.yaml"), "profile: prod\n");
        assertEquals(0, doctor().code());
        found("warning", "configuration", "not trusted: profile not used");
        assertEquals(0, kdt("", "context", "trust").code());
        assertEquals(0, doctor().code());
        found("ok", "configuration", ", trusted");
    }

    @Test
    void aStateFolderThatIsAFileIsWrong() throws IOException {
        Path state = folder.resolve("file");
        Files.writeString(state, "");
        environment.put("XDG_STATE_HOME", state.toString());
        assertEquals(1, doctor().code());
        found("wrong", "state folder", "is not a folder");
    }

    /** The endpoint's HTTP server tells the system's time, whatever clock its streams have. */
    @Test
    void aClockThatIsWrongIsTold() {
        clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        assertEquals(1, doctor().code());
        found("wrong", "clock", "0 min before the service's");
        clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-1));
        assertEquals(0, doctor().code());
        found("warning", "clock", "behind the service's");
    }

    private Ran doctor(String... args) {
        out = new ByteArrayOutputStream();
        String[] all = new String[args.length + 3];
        all[0] = "doctor";
        all[1] = "-o";
        all[2] = "ndjson";
        System.arraycopy(args, 0, all, 3, args.length);
        return kdt("", all);
    }

    private void fault(String... rule) {
        String[] all = new String[rule.length + 3];
        all[0] = "local";
        all[1] = "fault";
        all[2] = "add";
        System.arraycopy(rule, 0, all, 3, rule.length);
        Ran ran = kdt("", all);
        assertEquals(0, ran.code(), ran.err());
    }

    private void found(String level, String check, String text) {
        assertTrue(
                out.toString()
                        .lines()
                        .anyMatch(line -> line.startsWith("{\"check\":\"" + check + "\",\"level\":\"" + level + "\"")
                                && line.contains(text)),
                () -> level + " " + check + " " + text + " is not in " + out);
    }

    private List<String> printed(String word) {
        return out.toString()
                .lines()
                .filter(line -> line.contains("\"" + word + "\""))
                .toList();
    }
}
