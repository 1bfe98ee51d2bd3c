package dev.kdt.aws;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.destination.BucketServer;
import dev.kdt.destination.BucketServer.Fault;
import dev.kdt.flow.ConditionalStore.Version;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.RetryNotices;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoreFaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class StateObjectsTest {
    private static final String KEY = "p/g/checkpoints.json";

    private BucketServer server;
    private Clients clients;
    private StateObjects objects;

    @BeforeEach
    void start() throws IOException {
        server = BucketServer.start("my-bucket");
        clients = Clients.oneShot(new AwsSettings(
                null,
                null,
                null,
                server.endpoint(),
                Map.of("AWS_ENDPOINT_URL_S3", server.endpoint().toString())));
        objects = in("my-bucket");
    }

    @AfterEach
    void stop() {
        clients.close();
        server.close();
    }

    @Test
    void onlyTheVersionThatIsExpectedIsReplaced() throws InterruptedException {
        assertNull(objects.read(KEY));
        assertNull(put("0", "\"made-up\""), "there is none");
        String first = requireNonNull(put("1", null));
        assertNull(put("2", null), "there is one");
        assertNull(put("2", "\"made-up\""), "it is another");
        String second = requireNonNull(put("2", first));
        assertNotEquals(first, second);
        assertNull(put("3", first), "it was replaced");
        Version there = requireNonNull(objects.read(KEY));
        assertEquals(second, there.tag());
        assertArrayEquals("2".getBytes(StandardCharsets.UTF_8), there.content());
    }

    @Test
    void anotherWriteUnderWayIsToldAsAConditionThatDoesNotHold() throws InterruptedException {
        server.answering(Fault.CONFLICT);
        assertNull(put("1", null));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CONFLICT", "THERE", "DENIED", "MOVED", "WRONG_REGION"},
            mode = Mode.EXCLUDE)
    void whatMayHaveTakenEffectIsToldApart(Fault fault) {
        server.answering(fault);
        assertThrows(StoreFaultException.class, () -> put("1", null));
    }

    @Test
    void whoIsNotAllowedLearnsWhatIsNeeded() {
        server.answering(Fault.DENIED);
        FlowException thrown = assertThrows(FlowException.class, () -> put("1", null));
        assertEquals(
                "bucket 'my-bucket': access denied by " + server.endpoint()
                        + ": User: made is not authorized to perform: s3:PutObject (--state needs s3:GetObject,"
                        + " s3:PutObject and s3:ListBucket there)",
                thrown.getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = {"MOVED", "WRONG_REGION"})
    void aBucketInAnotherRegionLeadsToTheRegion(Fault fault) {
        server.answering(fault);
        FlowException thrown = assertThrows(FlowException.class, () -> put("1", null));
        assertTrue(
                requireNonNull(thrown.getMessage()).endsWith(" (is the bucket in another region? --region names it)"),
                thrown.getMessage());
    }

    @Test
    void aMissingBucketIsNoMissingObject() {
        StateObjects none = in("other-bucket");
        String expected = "bucket 'other-bucket' not found in " + server.endpoint()
                + " (make it first, or check name, region and account)";
        for (FlowException thrown : new FlowException[] {
            assertThrows(FlowException.class, () -> none.read(KEY)),
            assertThrows(FlowException.class, () -> none.put(KEY, new byte[0], "\"made-up\""))
        }) {
            assertEquals(expected, thrown.getMessage());
        }
    }

    @Test
    void aServiceWithoutConditionalWritesIsNamed() {
        server.refusingConditions();
        FlowException thrown = assertThrows(FlowException.class, () -> put("1", null));
        assertTrue(
                requireNonNull(thrown.getMessage())
                        .endsWith("; --state needs conditional writes (use a service that has"
                                + " them, or --state with a folder)"),
                thrown.getMessage());
    }

    private String put(String content, String expected) throws InterruptedException {
        return objects.put(KEY, content.getBytes(StandardCharsets.UTF_8), expected);
    }

    private StateObjects in(String bucket) {
        return new StateObjects(
                clients,
                bucket,
                new Retrying(
                        RetryPolicy.DEFAULT,
                        _ -> {},
                        new Random(1),
                        () -> Instant.EPOCH,
                        new Stop(),
                        RetryNotices.none()));
    }
}
