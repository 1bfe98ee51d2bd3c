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
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final List<String> RECORDS = IntStream.rangeClosed(1, RightAnswers.RECORDS)
            .mapToObj(String::valueOf)
            .toList();

    @TempDir
    Path folder;

    private AnyEndpoint endpoint;

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
    @MethodSource("dev.kdt.answers.CommandCall#cases")
    void nothingOfItIsBelieved(CommandCall tried) {
        assertTrue(Nonsense.anywhere().size() + RecordsNonsense.all().size() >= 60);
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
    private void alwaysAnswered(CommandCall tried, Nonsense nonsense) throws IOException {
        prepare();
        endpoint.answer(tried.operation(), nonsense.reply());
        Command command = Command.at(endpoint.port(), folder).timeout(nonsense.isSlow() ? "200ms" : "60s");
        Ran ran = command.run(in(tried), giveUpAtOnce(tried));
        boolean isNeeded = tried.kind() != CommandCall.Kind.PRESENCE;
        assertEquals(isNeeded ? 1 : 0, ran.code(), ran.err());
        assertFalse(ran.err().contains("this is a bug") || ran.err().contains("NullPointer"), ran.err());
        assertTrue(nonsense.isSlow() || asked(tried) > 0, "never called; " + ran.err());
        List<String> parked = command.parked();
        if (tried.kind() == CommandCall.Kind.SEND) {
            assertEquals(RECORDS, payloads(parked), ran.err());
            assertTrue(parked.stream().allMatch(line -> line.contains("\"arrival\":\"unknown\"")), parked.getFirst());
        } else if (tried.kind() == CommandCall.Kind.SEND_OR_LEAVE) {
            assertEquals(List.of(), parked, ran.err());
            assertEquals(List.of("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}"), ran.out(), ran.err());
            assertTrue(ran.err().contains("10 not delivered, 10 of these possibly delivered"), ran.err());
        } else {
            assertEquals(List.of(), parked, ran.err());
            assertEquals(isNeeded ? List.of() : RECORDS, endpoint.right().taken(), ran.err());
        }
        assertEquals(List.of(), checkpointedEnds(), ran.err());
    }

    static Stream<CommandCall> triedAgain() {
        return CommandCall.cases().stream().filter(CommandCall::isTriedAgain);
    }

    @ParameterizedTest
    @MethodSource("triedAgain")
    void whatIsAnsweredRightlyAtLastIsDone(CommandCall tried) {
        List<String> wrong = new ArrayList<>();
        for (Nonsense each : tried.answers()) {
            try {
                assertTimeoutPreemptively(DEADLINE, () -> onceAnswered(tried, each));
            } catch (AssertionError e) {
                wrong.add(each + ": " + e.getMessage());
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private void onceAnswered(CommandCall tried, Nonsense nonsense) throws IOException {
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
        assertEquals(tried.sends(), ran.err().contains(" 10 possibly duplicated"), ran.err());
    }

    private void prepare() throws IOException {
        endpoint.reset();
        Files.deleteIfExists(folder.resolve(Command.PARKED));
        delete(folder.resolve("state"));
    }

    private static List<String> giveUpAtOnce(CommandCall tried) {
        List<String> args = new ArrayList<>(tried.args());
        if (tried.isTriedAgain()) {
            args.addAll(List.of("--retry-for", "0s"));
        }
        return args;
    }

    private static String in(CommandCall tried) {
        return List.of("produce", "push", "process").contains(tried.args().getFirst())
                ? String.join("\n", RECORDS) + "\n"
                : "";
    }

    private long asked(CommandCall tried) {
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
