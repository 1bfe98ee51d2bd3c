package dev.kdt.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.step.StampPath;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found when known records are lost, doubled, changed and delivered late, and that nothing else is. */
class AuditTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final BigInteger FIRST = new BigInteger("49680638936955353987227928121393612351566385967899082770");
    private static final int BATCH = 1_000;

    @TempDir
    Path folder;

    private @Nullable Audit audit;
    private final List<Finding> findings = new ArrayList<>();

    @AfterEach
    void close() {
        if (audit != null) {
            audit.close();
        }
    }

    private Audit audit(@Nullable Instant since, @Nullable Instant until, @Nullable StampPath stamps) {
        Audit opened = new Audit(
                folder, "orders", new Terms(since, until, Duration.ofHours(1), stamps, null), Audit.Errors.READ);
        audit = opened;
        return opened;
    }

    private static String sequence(int number) {
        return FIRST.add(BigInteger.valueOf(number)).toString();
    }

    private static KinesisRecord record(int number, Instant arrival, String payload) {
        return new KinesisRecord(
                Position.inShard("orders", "shardId-00000000000" + number % 3, sequence(number)),
                "key",
                null,
                arrival,
                Slice.utf8(payload));
    }

    private static void process(Processor.Factory factory, List<KinesisRecord> records) {
        Processor processor = factory.create();
        for (int from = 0; from < records.size(); from += BATCH) {
            Results results = new Results();
            processor.process(
                    new Batch("lane", records.subList(from, Math.min(records.size(), from + BATCH))), results);
            assertEquals(0, results.failures(), () -> String.valueOf(results.failure(0)));
        }
    }

    private static List<KinesisRecord> lines(String object, List<String> lines) {
        List<KinesisRecord> records = new ArrayList<>();
        for (String each : lines) {
            records.add(KinesisRecord.of(Position.inFile(object, records.size() + 1), Slice.utf8(each)));
        }
        return records;
    }

    private Tally conclude(Audit over) {
        return over.conclude(findings::add, new Stop());
    }

    /** Such as {@code missing 17}: the number of the record that {@link #record} made. */
    private List<String> found() {
        return findings.stream()
                .map(each ->
                        each.verdict().word() + " " + (each.origin() == null ? each.place() : number(each.origin())))
                .sorted()
                .toList();
    }

    private static int number(Origin origin) {
        return new BigInteger(origin.sequence()).subtract(FIRST).intValue();
    }

    @Test
    void findsEachPlantedFaultOfAMillionRecordsByItsIdAndNothingElse() {
        int count = 1_000_000;
        SplittableRandom random = new SplittableRandom(11);
        List<KinesisRecord> stream = new ArrayList<>(count);
        List<String> delivered = new ArrayList<>(count);
        List<String> planted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String line = "{\"id\":" + i + ",\"v\":\"" + (i % 7) + "\"}";
            stream.add(record(i, NOON.plusMillis(i), line));
            switch (random.nextInt(20_000)) {
                case 0 -> planted.add("missing " + i);
                case 1 -> {
                    delivered.add(line);
                    delivered.add(line);
                    planted.add("doubled " + i);
                }
                case 2 -> {
                    delivered.add(line.replace("\"v\"", "\"w\""));
                    planted.add("missing " + i);
                    planted.add("unexpected Place[object=a/out, line=" + delivered.size() + "]");
                }
                default -> delivered.add(line);
            }
        }
        assertTrue(planted.size() > 100, "the seed plants enough");
        Audit over = audit(null, null, null);
        process(over.delivered(), lines("a/out", delivered));
        process(over.expected(PlainRecords.factory()), stream);
        Tally.Row total = conclude(over).total();
        assertEquals(planted.stream().sorted().toList(), found());
        assertEquals(count, total.records());
        assertEquals(count, total.results());
        assertEquals(count - total.of(Verdict.MISSING), total.delivered());
    }

    @Test
    void countsLinesWithEqualContents() {
        Audit over = audit(null, null, null);
        process(over.delivered(), lines("out", List.of("same", "same", "other", "other")));
        process(
                over.expected(PlainRecords.factory()),
                List.of(
                        record(1, NOON, "same"),
                        record(2, NOON, "same"),
                        record(4, NOON, "same"),
                        record(3, NOON, "other")));
        conclude(over);
        assertEquals(2, findings.size());
        assertEquals(List.of("doubled 3"), found().subList(0, 1));
        assertTrue(found().get(1).startsWith("missing "));
    }

    @Test
    void tellsLinesWithEqualContentsApartByTheirStamps() {
        Audit over = audit(null, null, StampPath.USUAL);
        List<String> given =
                Stream.of(1, 2, 3, 4).map(each -> stamped("same", each)).toList();
        process(
                over.delivered(),
                lines("out", List.of(given.get(0), given.get(2), given.get(2), stamped("changed", 4))));
        process(
                over.expected(PlainRecords.factory()),
                Stream.of(1, 2, 3, 4)
                        .map(each -> record(each, NOON, given.get(each - 1)))
                        .toList());
        conclude(over);
        assertEquals(List.of("changed 4", "doubled 3", "missing 2"), found());
    }

    private static String stamped(String value, int number) {
        return "{\"v\":\"" + value + "\",\"_kdt\":{\"stream\":\"orders\",\"shard\":\"shardId-00000000000" + number % 3
                + "\",\"sequence\":\"" + sequence(number) + "\"}}";
    }

    @Test
    void tellsWhatIsLateByTheHourOfItsObject() {
        Audit over = audit(null, null, null);
        process(over.delivered(), lines("2026/11/28/13/x", List.of("a", "b", "c")));
        process(
                over.expected(PlainRecords.factory()),
                List.of(
                        record(1, NOON.minusSeconds(61), "a"),
                        record(2, NOON, "b"),
                        record(3, NOON.plusSeconds(5_000), "c")));
        conclude(over);
        assertEquals(List.of("late 1"), found());
    }

    @Test
    void findsWhatFailedAmongParkedRecordsAndInErrorOutput() {
        Audit over = audit(null, null, null);
        String raw = Base64.getEncoder().encodeToString("in errors".getBytes(StandardCharsets.UTF_8));
        process(over.delivered(), lines("out", List.of("a")));
        process(
                over.parked(VerifiedTarget.USUAL),
                lines(
                        "parked",
                        List.of(
                                parked("orders", 2, "\"failure\":{\"stage\":\"step\",\"message\":\"no\"}"),
                                parked("others", 3, "\"failure\":{\"stage\":\"step\",\"message\":\"no\"}"),
                                "{\"encoding\":\"text\",\"data\":\"not taken\\n"
                                    + "\",\"failure\":{\"stage\":\"deliver\",\"message\":\"no\",\"attempts\":3}}")));
        process(over.errors(), lines("errors", List.of("{\"errorCode\":\"x\",\"rawData\":\"" + raw + "\"}")));
        process(
                over.expected(PlainRecords.factory()),
                List.of(
                        record(1, NOON, "a"),
                        record(2, NOON, "failed"),
                        record(3, NOON, "of another stream"),
                        record(4, NOON, "not taken"),
                        record(5, NOON, "in errors")));
        Tally tally = conclude(over);
        assertEquals(List.of("missing 3", "parked 2", "parked 4", "parked 5"), found());
        assertEquals(3, tally.total().of(Verdict.PARKED));
        assertEquals(
                new Place("parked", 3),
                findings.stream()
                        .filter(each -> each.origin() != null && number(each.origin()) == 4)
                        .findFirst()
                        .orElseThrow()
                        .place());
    }

    private static String parked(String stream, int number, String failure) {
        return "{\"stream\":\"" + stream + "\",\"shard\":\"shardId-00000000000" + number % 3 + "\",\"sequence\":\""
                + sequence(number) + "\",\"encoding\":\"text\",\"data\":\"x\"," + failure + "}";
    }

    /** Lines of records around the verified time are neither unexpected nor asked for. */
    @Test
    void asksOnlyForRecordsOfTheVerifiedTime() {
        Audit over = audit(NOON, NOON.plusSeconds(60), null);
        process(over.delivered(), lines("out", List.of("before", "inside")));
        process(
                over.expected(PlainRecords.factory()),
                List.of(
                        record(1, NOON.minusSeconds(1), "before"),
                        record(2, NOON, "inside"),
                        record(3, NOON.plusSeconds(60), "lost"),
                        record(4, NOON.plusSeconds(61), "after")));
        Tally tally = conclude(over);
        assertEquals(List.of("missing 3"), found());
        assertEquals(2, tally.total().records());
    }

    @Test
    void countsByShardAndHour() {
        Audit over = audit(null, null, null);
        process(over.delivered(), lines("out", List.of("a")));
        process(
                over.expected(PlainRecords.factory()),
                List.of(
                        record(3, NOON, "a"),
                        record(6, NOON.plusSeconds(3_600), "b"),
                        record(4, NOON, "c"),
                        record(7, NOON, "d")));
        assertEquals(
                List.of("0 12 1 0", "0 13 1 1", "1 12 2 2"),
                conclude(over).rows().stream()
                        .map(each -> each.shard().substring(19) + " "
                                + String.valueOf(each.hour()).substring(11, 13) + " " + each.records() + " "
                                + each.of(Verdict.MISSING))
                        .toList());
    }

    /** The disk is full again only as long as the command runs, however it ends. */
    @Test
    void leavesNoFilesBehind() throws IOException {
        audit(null, null, null);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(new TreeSet<>(), new TreeSet<>(files.toList()));
        }
    }

    @Test
    void saysWhereItCannotWrite() {
        Path missing = folder.resolve("missing");
        FlowException failure = assertThrows(
                FlowException.class,
                () -> new Audit(
                        missing, "orders", new Terms(null, null, Duration.ofHours(1), null, null), Audit.Errors.NONE));
        assertTrue(String.valueOf(failure.getMessage()).contains("--temp DIR"), failure.getMessage());
    }

    @Test
    void stopsWhenItIsAskedTo() {
        Audit over = audit(null, null, null);
        Stop stop = new Stop();
        stop.request(Stop.Reason.INTERRUPT);
        assertThrows(StoppedException.class, () -> over.conclude(findings::add, stop));
    }
}
