package dev.kdt.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.answers.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that talks to a service, for every operation that it calls, against every answer that makes no sense: nothing of
 * the answer is believed, the command ends, and every record is accounted for.
 */
class NonsenseAnswersTest {
    /** The whole table takes minutes: {@code -Danswers=all}. */
    private static final boolean IS_WHOLE = "all".equals(System.getProperty("answers"));

    private static final int SHARE = 8;
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final List<String> RECORDS = IntStream.rangeClosed(1, RightAnswers.RECORDS)
            .mapToObj(String::valueOf)
            .toList();

    @TempDir
    Path folder;

    private AnyEndpoint endpoint;

    /** A command line, and an operation that it calls. */
    private record Case(String operation, Kind kind, List<String> args) {
        Case(String operation, Kind kind, String... args) {
            this(operation, kind, List.of(args));
        }

        @Override
        public String toString() {
            return String.join(" ", args) + " / " + operation;
        }

        List<Nonsense> answers() {
            List<Nonsense> all = new ArrayList<>(Nonsense.anywhere());
            all.removeIf(each -> kind == Kind.ORDER && each.isRightForNothing());
            all.removeIf(
                    each -> List.of("local", "flush").contains(args.getFirst().equals("local") ? "local" : args.get(1))
                            && each.isOfTheServices());
            switch (operation) {
                case "PutRecords" -> all.addAll(Nonsense.toPuts("FailedRecordCount", "Records"));
                case "PutRecordBatch" -> all.addAll(Nonsense.toPuts("FailedPutCount", "RequestResponses"));
                case "GetRecords" -> all.addAll(Nonsense.toReads());
                case "ListShards" -> all.addAll(Nonsense.toListings());
                default -> {}
            }
            // An aggregate is one record: one result fits.
            all.removeIf(each -> args.contains("--aggregate") && each.name().equals("one result"));
            return IS_WHOLE ? all : sample(all, Math.floorMod(toString().hashCode(), SHARE));
        }
    }

    /** Some of them, others for each operation. */
    private static List<Nonsense> sample(List<Nonsense> all, int first) {
        return IntStream.range(0, all.size())
                .filter(i -> i % SHARE == first)
                .mapToObj(all::get)
                .toList();
    }

    /** What an operation is for. */
    private enum Kind {
        /** Records are sent by it. */
        SEND,
        /** Records are read by it, or it must be called before they are: nothing was sent. */
        READ,
        /** Something is looked at. */
        LOOK,
        /** Something is changed, and the answer says nothing. */
        ORDER
    }

    private static List<Case> cases() {
        String[] run = {
            "run",
            "same.yaml",
            "--from",
            "orders",
            "--to",
            "firehose:archive",
            "--until",
            "now",
            "--state",
            "state",
            "--parked",
            Command.PARKED,
            "--threads",
            "1"
        };
        String[] tail = {"tail", "orders", "--since", "trim-horizon", "--until", "now", "-o", "text"};
        String[] split = {"stream", "split", "orders", "0"};
        String[] scale = {"stream", "scale", "orders", "--shards", "2"};
        return List.of(
                new Case("PutRecords", Kind.SEND, "produce", "orders", "--parked", Command.PARKED),
                new Case("PutRecords", Kind.SEND, "produce", "orders", "--aggregate", "--parked", Command.PARKED),
                new Case("PutRecordBatch", Kind.SEND, "push", "archive", "--parked", Command.PARKED),
                new Case(
                        "PutRecordBatch",
                        Kind.SEND,
                        "process",
                        "same.yaml",
                        "-",
                        "--in",
                        "text",
                        "--to",
                        "firehose:archive",
                        "--parked",
                        Command.PARKED),
                new Case(
                        "PutRecords",
                        Kind.SEND,
                        "process",
                        "same.yaml",
                        "-",
                        "--in",
                        "text",
                        "--to",
                        "kinesis:orders",
                        "--parked",
                        Command.PARKED),
                new Case(
                        "PutRecordBatch",
                        Kind.SEND,
                        "lambda",
                        "invoke",
                        "same.yaml",
                        "event.json",
                        "--to",
                        "firehose:archive",
                        "--parked",
                        Command.PARKED),
                new Case("PutRecordBatch", Kind.SEND, run),
                new Case("ListShards", Kind.READ, "produce", "orders", "--aggregate", "--parked", Command.PARKED),
                new Case("DescribeDeliveryStream", Kind.READ, run),
                new Case("ListShards", Kind.READ, run),
                new Case("GetShardIterator", Kind.READ, run),
                new Case("GetRecords", Kind.READ, run),
                new Case("ListShards", Kind.READ, tail),
                new Case("GetShardIterator", Kind.READ, tail),
                new Case("GetRecords", Kind.READ, tail),
                new Case("ListStreams", Kind.LOOK, "stream", "list"),
                new Case("DescribeStreamSummary", Kind.LOOK, "stream", "describe", "orders"),
                new Case("ListShards", Kind.LOOK, "stream", "describe", "orders"),
                new Case("CreateStream", Kind.ORDER, "stream", "create", "orders"),
                new Case("DescribeStreamSummary", Kind.LOOK, "stream", "create", "orders"),
                new Case("DeleteStream", Kind.ORDER, "stream", "delete", "orders"),
                new Case("ListShards", Kind.LOOK, split),
                new Case("SplitShard", Kind.ORDER, split),
                new Case("DescribeStreamSummary", Kind.LOOK, scale),
                new Case("UpdateShardCount", Kind.ORDER, scale),
                new Case("ListDeliveryStreams", Kind.LOOK, "delivery", "list"),
                new Case("DescribeDeliveryStream", Kind.LOOK, "delivery", "describe", "archive"),
                new Case("CreateDeliveryStream", Kind.ORDER, "delivery", "create", "archive"),
                new Case("DescribeDeliveryStream", Kind.LOOK, "delivery", "create", "archive"),
                new Case("DeleteDeliveryStream", Kind.ORDER, "delivery", "delete", "archive"),
                new Case("FlushDeliveryStream", Kind.LOOK, "delivery", "flush", "archive", "--timeout", "1s"),
                new Case("Tick", Kind.LOOK, "local", "tick", "5m"),
                new Case("ListFaults", Kind.LOOK, "local", "fault", "list"),
                new Case("AddFaults", Kind.ORDER, "local", "fault", "add", "throttle rate=0.5"),
                new Case("ClearFaults", Kind.ORDER, "local", "fault", "clear"));
    }

    @BeforeEach
    void start() throws IOException {
        endpoint = new AnyEndpoint();
        Files.writeString(folder.resolve("same.yaml"), "name: same\ndecode: text\nsteps: []\nencode: text\n");
        Files.writeString(folder.resolve("event.json"), Events.of(RECORDS));
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingOfItIsBelieved(Case tried) {
        assertTrue(Nonsense.anywhere().size() + Nonsense.toReads().size() >= 60);
        List<String> wrong = new ArrayList<>();
        for (Nonsense each : tried.answers()) {
            try {
                assertTimeoutPreemptively(DEADLINE, () -> alwaysAnswered(tried, each));
            } catch (AssertionError e) {
                wrong.add(each + ": " + e.getMessage());
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    /** It is answered so for ever. */
    private void alwaysAnswered(Case tried, Nonsense nonsense) throws IOException {
        prepare();
        endpoint.answer(tried.operation(), nonsense.reply());
        Command command = Command.at(endpoint.port(), folder).timeout(nonsense.isSlow() ? "200ms" : "60s");
        Ran ran = command.run(in(tried), giveUpAtOnce(tried));
        assertEquals(1, ran.code(), ran.err());
        assertFalse(ran.err().contains("this is a bug") || ran.err().contains("NullPointer"), ran.err());
        assertTrue(nonsense.isSlow() || asked(tried) > 0, "never called; " + ran.err());
        List<String> parked = command.parked();
        if (tried.kind() == Kind.SEND) {
            assertEquals(RECORDS, payloads(parked), ran.err());
            assertTrue(parked.stream().allMatch(line -> line.contains("\"arrival\":\"unknown\"")), parked.getFirst());
        } else {
            assertEquals(List.of(), parked, ran.err());
            assertEquals(List.of(), endpoint.right().taken(), ran.err());
        }
        assertEquals(List.of(), checkpointedEnds(), ran.err());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsAnsweredRightlyAtLastIsDone(Case tried) {
        boolean isTriedAgain = tried.kind() == Kind.SEND || tried.kind() == Kind.READ;
        List<String> wrong = new ArrayList<>();
        for (Nonsense each : isTriedAgain ? tried.answers() : List.<Nonsense>of()) {
            try {
                assertTimeoutPreemptively(DEADLINE, () -> onceAnswered(tried, each));
            } catch (AssertionError e) {
                wrong.add(each + ": " + e.getMessage());
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private void onceAnswered(Case tried, Nonsense nonsense) throws IOException {
        prepare();
        endpoint.answerOnce(tried.operation(), nonsense.reply());
        Command command = Command.at(endpoint.port(), folder).timeout(nonsense.isSlow() ? "1s" : "60s");
        Ran ran = command.run(in(tried), tried.args());
        assertEquals(0, ran.code(), ran.err());
        assertEquals(List.of(), command.parked(), ran.err());
        boolean isShown = tried.args().getFirst().equals("tail");
        List<String> shown = ran.out().stream().filter(line -> !line.isEmpty()).toList();
        if (!String.join(" ", tried.args()).contains("--aggregate")) {
            assertEquals(RECORDS, isShown ? shown : endpoint.right().taken(), ran.err());
        }
        assertEquals(tried.kind() == Kind.SEND, ran.err().contains(" 10 possibly duplicated"), ran.err());
    }

    private void prepare() throws IOException {
        endpoint.reset();
        Files.deleteIfExists(folder.resolve(Command.PARKED));
        delete(folder.resolve("state"));
    }

    private static List<String> giveUpAtOnce(Case tried) {
        List<String> args = new ArrayList<>(tried.args());
        if (tried.kind() == Kind.SEND || tried.kind() == Kind.READ) {
            args.addAll(List.of("--retry-for", "0s"));
        }
        return args;
    }

    private static String in(Case tried) {
        return List.of("produce", "push", "process").contains(tried.args().getFirst())
                ? String.join("\n", RECORDS) + "\n"
                : "";
    }

    private long asked(Case tried) {
        return endpoint.calls().stream()
                .filter(call -> call.operation().equals(tried.operation()))
                .count();
    }

    private static List<String> payloads(List<String> envelopes) {
        return envelopes.stream()
                .map(line -> RightAnswers.json(line).path("data").asText().strip())
                .toList();
    }

    /** The checkpoints that say that a shard has ended: none of those here ever does. */
    private List<String> checkpointedEnds() throws IOException {
        if (!Files.exists(folder.resolve("state"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            List<String> ends = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                ends.addAll(Files.readAllLines(file).stream()
                        .filter(line -> line.contains("\"ended\""))
                        .toList());
            }
            return ends;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
