package dev.kdt.local.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.local.function.Invocation;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mappings from their creation to their deletion, and after restarts. */
class MappingsTest {
    @TempDir
    private Path folder;

    private MappingRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new MappingRig(folder.resolve("data"));
        rig.stream("orders", 1);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    private static MappingSettings settings(String members) {
        try {
            return MappingJson.settings((ObjectNode) MappingRig.JSON.readTree(members), MappingSettings.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void update(Mapping mapping, String members, boolean enabled) {
        rig.mappings.update(
                mapping.config().uuid(),
                before -> before.updated(before.functionArn(), settings(members), enabled, rig.clock.millis()));
    }

    @Test
    void aPausedMappingGoesOnWhereItStopped() {
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        Mapping mapping = rig.map("orders", "f", "{}");
        rig.put("orders", "1");
        rig.settle();
        update(mapping, "{}", false);
        rig.settle();
        assertEquals(MappingState.DISABLED, mapping.state());
        rig.put("orders", "2", "3");
        rig.settle();
        assertEquals(1, calls.size());
        update(mapping, "{\"BatchSize\":1}", true);
        rig.settle();
        assertEquals(MappingState.ENABLED, mapping.state());
        assertEquals(List.of(List.of("1"), List.of("2"), List.of("3")), calls);
    }

    @Test
    void aChangeWaitsForTheCallUnderWay() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());
        rig.functions.put("f", event -> {
            calls.add(MappingRig.texts(MappingRig.read(event)));
            called.countDown();
            answer.await();
            return MappingRig.OK;
        });
        Mapping mapping = rig.map("orders", "f", "{}");
        rig.put("orders", "1");
        called.await();
        update(mapping, "{\"BatchSize\":7}", true);
        assertEquals(MappingState.UPDATING, mapping.state());
        ServiceException busy = assertThrows(ServiceException.class, () -> update(mapping, "{}", true));
        assertEquals("Cannot update the event source mapping because it is in use.", busy.text());
        answer.countDown();
        rig.settle();
        assertEquals(MappingState.ENABLED, mapping.state());
        rig.put("orders", "2");
        rig.settle();
        assertEquals(List.of(List.of("1"), List.of("2")), calls);
    }

    @Test
    void aFunctionHasOneMappingOfAStreamAlsoAfterAnUpdate() {
        Mapping first = rig.map("orders", "f", "{}");
        Mapping second = rig.map("orders", "g", "{}");
        ServiceException refusal = assertThrows(
                ServiceException.class,
                () -> rig.mappings.update(
                        second.config().uuid(),
                        before -> before.updated(
                                first.config().functionArn(), MappingSettings.DEFAULT, true, rig.clock.millis())));
        assertEquals("ResourceConflictException", refusal.type());
        assertTrue(refusal.text().endsWith(first.config().uuid()), refusal.text());
        assertEquals("g", second.config().functionName());
    }

    @Test
    void aDeletedMappingIsGoneAlsoAfterARestart() throws Exception {
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        Mapping mapping = rig.map("orders", "f", "{}");
        rig.settle();
        rig.mappings.delete(mapping.config().uuid());
        rig.settle();
        ServiceException gone = assertThrows(
                ServiceException.class,
                () -> rig.mappings.named(mapping.config().uuid()));
        assertEquals(404, gone.status());
        rig.restart();
        assertTrue(rig.mappings.all().isEmpty());
        rig.put("orders", "1");
        rig.settle();
        assertEquals(List.of(), calls);
        assertTrue(rig.events.contains(new EndpointEvent.MappingCreated("f", "orders")));
        assertTrue(rig.events.contains(new EndpointEvent.MappingDeleted("f", "orders")));
    }

    @Test
    void settingsOutliveARestart() throws Exception {
        String members = "{\"BatchSize\":9,\"MaximumBatchingWindowInSeconds\":8,\"ParallelizationFactor\":7,"
                + "\"BisectBatchOnFunctionError\":true,\"MaximumRetryAttempts\":6,\"MaximumRecordAgeInSeconds\":65,"
                + "\"DestinationConfig\":{\"OnFailure\":{\"Destination\":\"arn:aws:s3:::failures\"}},"
                + "\"FilterCriteria\":{\"Filters\":[{\"Pattern\":\"{\\\"data\\\":{\\\"a\\\":[1]}}\"}]},"
                + "\"FunctionResponseTypes\":[\"ReportBatchItemFailures\"]}";
        MappingConfig before = rig.map("orders", "f", members).config();
        rig.restart();
        assertEquals(before, rig.mappings.named(before.uuid()).config());
        assertEquals(9, before.settings().batchSize());
        assertEquals(
                before.settings(),
                MappingJson.settings(MappingJson.members(before.settings()), MappingSettings.DEFAULT));
    }

    @Test
    void whatIsUnderWayAtTheEndComesAgainAndNothingElse() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());
        rig.functions.put("f", event -> {
            List<String> texts = MappingRig.texts(MappingRig.read(event));
            calls.add(texts);
            if (texts.contains("2") && second.getCount() > 0) {
                second.countDown();
                new CountDownLatch(1).await(); // Until it is interrupted.
            }
            return MappingRig.OK;
        });
        rig.put("orders", "1", "2", "3");
        rig.map("orders", "f", "{\"BatchSize\":1}");
        second.await();
        rig.restart();
        rig.settle();
        assertEquals(List.of(List.of("1"), List.of("2"), List.of("2"), List.of("3")), calls);
    }

    /** The files are copied while a function runs: a killed process leaves the same. */
    @Test
    void anAcknowledgedBatchIsOnTheDiskBeforeTheNextIsHandedOut() throws Exception {
        Path copy = folder.resolve("copy");
        rig.functions.put("f", event -> {
            if (MappingRig.texts(MappingRig.read(event)).contains("2")) {
                copy(rig.data, copy);
            }
            return MappingRig.OK;
        });
        rig.put("orders", "1", "2", "3");
        rig.map("orders", "f", "{\"BatchSize\":1}");
        rig.settle();
        try (MappingRig killed = new MappingRig(copy)) {
            List<List<String>> calls = killed.function("f", _ -> MappingRig.OK);
            killed.pass(Duration.ofSeconds(1));
            assertEquals(List.of(List.of("2"), List.of("3")), calls);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFunctionThatBreaksTheCallerIsAFailureLikeOthers() {
        List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());
        rig.functions.put("f", event -> {
            calls.add(MappingRig.texts(MappingRig.read(event)));
            if (calls.size() == 1) {
                throw new IllegalStateException("broken");
            }
            return new Invocation(Invocation.Ending.ANSWERED, new byte[0], "id");
        });
        rig.put("orders", "1");
        Mapping mapping = rig.map("orders", "f", "{}");
        rig.pass(Duration.ofSeconds(2));
        assertEquals(2, calls.size());
        assertEquals(ProcessingResult.OK, mapping.result());
        assertTrue(rig.events.toString().contains("broken"), rig.events.toString());
    }

    @Test
    void settlingWaitsForRecordsOfMappingsBeforeButNotForThoseThatNeverEnd() {
        rig.stream("copy", 1);
        List<List<String>> calls = rig.function("last", _ -> MappingRig.OK);
        rig.map("copy", "last", "{}");
        rig.function("endless", event -> {
            rig.put("orders", "again");
            MappingRig.texts(event).forEach(text -> rig.put("copy", text));
            return MappingRig.OK;
        });
        rig.map("orders", "endless", "{}");
        rig.put("orders", "first");
        rig.settle();
        assertEquals("first", calls.getFirst().getFirst());
    }

    @Test
    void aStreamThatIsDeletedAndMadeAgainIsReadFromItsBeginning() {
        List<List<String>> calls = rig.function("f", _ -> MappingRig.OK);
        Mapping mapping = rig.map("orders", "f", "{}");
        rig.put("orders", "1");
        rig.settle();
        rig.streams.delete(rig.stream("orders"));
        rig.pass(Duration.ofSeconds(1));
        rig.streams.all();
        update(mapping, "{}", true);
        rig.settle();
        assertEquals(ProcessingResult.STREAM_MISSING, mapping.result());
        rig.clock.advance(Duration.ofSeconds(5));
        rig.stream("orders", 1);
        rig.put("orders", "2");
        rig.settle();
        assertEquals(List.of(List.of("1"), List.of("2")), calls);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"MaximumRecordAgeInSeconds":59}                              | must be either -1 (forever) or between 60 and 604800
        {"TumblingWindowInSeconds":5,"ParallelizationFactor":2}       | needs a ParallelizationFactor of 1
        {"DestinationConfig":{"OnFailure":{"Destination":"arn:aws:lambda:us-east-1:000000000000:function:g"}}} | is not valid
        {"FilterCriteria":{"Filters":[{"Pattern":"{"}]}}              | Invalid filter pattern definition.
        """)
    void wrongSettingsAreRefused(String members, String reason) {
        ServiceException refusal = assertThrows(ServiceException.class, () -> rig.map("orders", "f", members));
        assertEquals("InvalidParameterValueException", refusal.type());
        assertTrue(refusal.text().contains(reason), refusal.text());
    }

    @Test
    void aStreamMustBeThere() {
        ServiceException refusal = assertThrows(
                ServiceException.class,
                () -> rig.map(
                        "arn:aws:kinesis:us-east-1:000000000000:stream/none", "f", StartingPosition.Type.LATEST, "{}"));
        assertEquals("InvalidParameterValueException", refusal.type());
    }
}
