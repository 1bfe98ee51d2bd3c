package dev.kdt.cli.command.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.cli.console.Messages;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointEvent.ObjectDelivered.Content;
import dev.kdt.endpoint.event.Occasion;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code kdt local} writes while it runs. */
class EndpointLogTest {
    private static final Occasion PUT = new Occasion("PutRecords", "orders", "shardId-000000000012");

    private static final Occasion INVOKE = new Occasion("Invoke", "orders", "shardId-000000000004");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;

    @Test
    void eachEventIsALine() {
        EndpointLog log = log(EndpointLog.Detail.USUAL);
        log.happened(new EndpointEvent.StreamCreated("orders", 1));
        log.happened(new EndpointEvent.StreamResharded("orders", 1, 2));
        log.happened(new EndpointEvent.StreamDeleted("orders"));
        log.happened(new EndpointEvent.DeliveryCreated("copy", "orders", "s3://copy/"));
        log.happened(new EndpointEvent.DeliveryCreated("archive", null, "s3://archive/in/"));
        log.happened(new EndpointEvent.DeliveryDeleted("copy"));
        log.happened(new EndpointEvent.ObjectDelivered("archive", "s3://archive/a.gz", 2048, 1, Content.DELIVERED));
        log.happened(new EndpointEvent.ObjectDelivered("archive", "s3://archive/bad/b", 90, 2, Content.ERRORS));
        log.happened(new EndpointEvent.ObjectDelivered("archive", "s3://archive/raw/c", 90, 2, Content.BACKUP));
        log.happened(new EndpointEvent.MappingCreated("enrich", "orders"));
        log.happened(new EndpointEvent.MappingDeleted("enrich", "orders"));
        log.happened(new EndpointEvent.BatchFailed("enrich", INVOKE, 3, "it reported record 2 of 3"));
        log.happened(new EndpointEvent.RecordsDiscarded("enrich", INVOKE, 1, "RetryAttemptsExhausted", "s3://b/key"));
        log.happened(new EndpointEvent.RecordsDiscarded("enrich", INVOKE, 2, "RecordAgeExceeded", ""));
        log.happened(new EndpointEvent.FaultStruck("drop rate=0.1", PUT));
        log.happened(new EndpointEvent.Throttled(PUT, "5 reads a second from a shard", 0));
        log.happened(new EndpointEvent.Throttled(PUT, "1 MiB a second into a shard", 3));
        log.happened(new EndpointEvent.Refused(new Occasion("ListShards", ""), "LimitExceededException", "Too much."));
        log.happened(new EndpointEvent.Answered(PUT, 200, Duration.ofMillis(3)));
        log.happened(new EndpointEvent.Damage("a file is torn"));
        assertEquals(
                List.of(
                        "created stream 'orders', 1 shard",
                        "resharded stream 'orders', 1 open shard before and 2 now",
                        "deleted stream 'orders'",
                        "created delivery stream 'copy', from stream 'orders' to s3://copy/",
                        "created delivery stream 'archive', from direct puts to s3://archive/in/",
                        "deleted delivery stream 'copy'",
                        "delivered s3://archive/a.gz (1 record, 2.0 KiB)",
                        "error output of 'archive': s3://archive/bad/b (2 records, 90 B)",
                        "backed up s3://archive/raw/c (2 records, 90 B)",
                        "mapped stream 'orders' to function 'enrich'",
                        "deleted the mapping of stream 'orders' to function 'enrich'",
                        "function 'enrich' did not process a batch of 3 records of 'orders' shard 4: it reported"
                                + " record 2 of 3",
                        "gave up 1 record of 'orders' shard 4 for function 'enrich' (RetryAttemptsExhausted), kept in"
                                + " s3://b/key",
                        "gave up 2 records of 'orders' shard 4 for function 'enrich' (RecordAgeExceeded), and no"
                                + " destination keeps them",
                        "fault 'drop rate=0.1' struck PutRecords of 'orders' shard 12",
                        "throttled PutRecords of 'orders' shard 12: more than 5 reads a second from a shard",
                        "throttled PutRecords of 'orders' shard 12: more than 1 MiB a second into a shard,"
                                + " 3 records of one request",
                        "refused ListShards: LimitExceededException: Too much.",
                        "warning: a file is torn"),
                lines());
    }

    /** What functions print is not ours: it must not move the cursor, or set a terminal's title. */
    @Test
    void aFunctionsWordsHaveNoControlCharacters() {
        EndpointLog log = log(EndpointLog.Detail.USUAL);
        log.happened(new EndpointEvent.FunctionLogged("enrich", "a\tb \u001b]0;title\u0007 c\rd\u009b2J"));
        log.happened(new EndpointEvent.InvocationFailed("enrich", "1", "Error: \u001b[31mred"));
        log.happened(new EndpointEvent.BatchFailed("enrich", INVOKE, 3, "it answered \u0000"));
        assertEquals(
                List.of(
                        "enrich | a\tb \\u001b]0;title\\u0007 c\\rd\\u009b2J",
                        "a call of function 'enrich' failed: Error: \\u001b[31mred",
                        "function 'enrich' did not process a batch of 3 records of 'orders' shard 4: it answered"
                                + " \\u0000"),
                lines());
    }

    @Test
    void theSameRefusalIsToldOnceASecond() {
        EndpointLog log = log(EndpointLog.Detail.USUAL);
        for (int i = 0; i < 2_500; i++) {
            log.happened(new EndpointEvent.Refused(PUT, "InvalidArgumentException", "number " + i));
            now = now.plusMillis(1);
        }
        assertEquals(
                List.of(
                        "refused PutRecords of 'orders' shard 12: InvalidArgumentException: number 0",
                        "refused PutRecords of 'orders' shard 12: InvalidArgumentException: number 1000"
                                + " (999 more like it before)",
                        "refused PutRecords of 'orders' shard 12: InvalidArgumentException: number 2000"
                                + " (999 more like it before)"),
                lines());
    }

    @Test
    void repeatsAreToldWhenTheBurstIsOver() {
        EndpointLog log = log(EndpointLog.Detail.USUAL);
        for (int i = 0; i < 38; i++) {
            log.happened(new EndpointEvent.Throttled(PUT, "5 reads a second from a shard", 0));
        }
        now = now.plusMillis(999);
        log.tellRepeats();
        assertEquals(1, lines().size(), "the burst may go on");
        now = now.plusMillis(1);
        log.tellRepeats();
        log.tellRepeats();
        String told = "throttled PutRecords of 'orders' shard 12: more than 5 reads a second from a shard";
        assertEquals(List.of(told, told + " (37 more like it)"), lines());
    }

    @Test
    void repeatsAreToldAtTheEndAtTheLatest() {
        EndpointLog log = log(EndpointLog.Detail.USUAL);
        for (int i = 0; i < 3; i++) {
            log.happened(new EndpointEvent.FaultStruck("drop", PUT));
        }
        log.close();
        log.close();
        String told = "fault 'drop' struck PutRecords of 'orders' shard 12";
        assertEquals(List.of(told, told + " (2 more like it)"), lines());
    }

    @Test
    void repeatsOfMoreTextsThanAreRememberedAreCounted() {
        EndpointLog log = log(EndpointLog.Detail.USUAL);
        for (int i = 0; i < 3_000; i++) {
            log.happened(new EndpointEvent.Refused(new Occasion("PutRecord", "s" + i / 2), "Error", "."));
        }
        log.close();
        assertEquals(
                1_500, lines().stream().filter(line -> line.endsWith(": .")).count());
        assertEquals(
                1_000,
                lines().stream()
                        .filter(line -> line.endsWith(" (1 more like it)"))
                        .count());
        assertEquals("500 more events of other kinds", lines().getLast());
    }

    @Test
    void requestsAreToldWhenAskedFor() {
        EndpointLog log = log(EndpointLog.Detail.REQUESTS);
        log.happened(new EndpointEvent.Answered(PUT, 200, Duration.ofMillis(3)));
        log.happened(new EndpointEvent.Answered(PUT, 0, Duration.ofMillis(3)));
        assertEquals(
                List.of(
                        "PutRecords of 'orders' shard 12: 200 in 3.0 ms",
                        "PutRecords of 'orders' shard 12: no answer in 3.0 ms"),
                lines());
    }

    private EndpointLog log(EndpointLog.Detail detail) {
        PrintStream err = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new EndpointLog(new Messages(err, false, false), detail, () -> now);
    }

    private List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
