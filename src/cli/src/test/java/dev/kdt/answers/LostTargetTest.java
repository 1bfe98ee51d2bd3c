package dev.kdt.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.answers.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that is deleted in the middle of a run: what was read and is nowhere is named, and no checkpoint passes it. */
class LostTargetTest {
    /** Three requests. */
    private static final int RECORDS = 1_200;

    private static final String RUN = "run same.yaml --from orders --to firehose:archive --until now --state state";

    private static final Pattern UNSETTLED =
            Pattern.compile("kdt: ([\\d,]+) records? read and neither delivered nor parked; the first is stdin:(\\d+)");

    @TempDir
    Path folder;

    private AnyEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = new AnyEndpoint();
        Files.writeString(folder.resolve("same.yaml"), "name: same\ndecode: text\nsteps: []\nencode: text\n");
    }

    @AfterEach
    void close() throws IOException {
        endpoint.close();
    }

    private static Reply deleted() {
        return Reply.status(
                400,
                "application/x-amz-json-1.1",
                "{\"__type\":\"ResourceNotFoundException\",\"message\":\"Firehose archive not found\"}");
    }

    /** The first request is taken; then there is no target. */
    private Ran runUntilItIsDeleted(String line) {
        AtomicInteger calls = new AtomicInteger();
        Reply right = Reply.tree(asked -> endpoint.right().to(asked));
        endpoint.answer(
                "PutRecordBatch",
                (asked, client) -> (calls.incrementAndGet() == 1 ? right : deleted()).write(asked, client));
        return Command.at(endpoint.port(), folder)
                .timeout("60s")
                .run(
                        IntStream.rangeClosed(1, RECORDS)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining("\n")),
                        List.of(line.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"push archive --in text", "process same.yaml - --in text --to firehose:archive --threads 1"})
    void whatWasNotTakenIsParked(String line) throws Exception {
        Ran ran = runUntilItIsDeleted(line + " --parked " + Command.PARKED);
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.err().contains("delivery stream 'archive' not found"), ran.err());
        int taken = endpoint.right().taken().size();
        assertTrue(taken > 0 && taken < RECORDS, () -> "taken: " + taken);
        assertEquals(
                RECORDS - taken, Command.at(endpoint.port(), folder).parked().size(), ran.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"push archive --in text", "process same.yaml - --in text --to firehose:archive --threads 1"})
    void whatCannotBeParkedEitherIsNamed(String line) {
        Ran ran = runUntilItIsDeleted(line + " --parked /dev/full");
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.err().contains("No space left on device"), ran.err());
        Matcher unsettled = UNSETTLED.matcher(ran.err());
        assertTrue(unsettled.find(), ran.err());
        int taken = endpoint.right().taken().size();
        assertTrue(taken > 0 && taken < RECORDS, () -> "taken: " + taken);
        assertEquals(String.valueOf(taken + 1), unsettled.group(2), ran.err());
    }

    @Test
    void noCheckpointPassesWhatIsNowhere() {
        endpoint.answer("PutRecordBatch", deleted());
        Command command = Command.at(endpoint.port(), folder).timeout("60s");
        Ran lost = command.run("", List.of((RUN + " --parked /dev/full").split(" ")));
        assertEquals(1, lost.code(), lost.err());
        assertEquals(List.of(), endpoint.right().taken());
        endpoint.answer("PutRecordBatch", Reply.tree(asked -> endpoint.right().to(asked)));
        Ran again = command.run("", List.of(RUN.split(" ")));
        assertEquals(0, again.code(), again.err());
        assertEquals(RightAnswers.RECORDS, endpoint.right().taken().size(), again.err());
    }

    @Test
    void whatIsParkedIsNotDeliveredAgain() throws Exception {
        endpoint.answer("PutRecordBatch", deleted());
        Command command = Command.at(endpoint.port(), folder).timeout("60s");
        Ran lost = command.run("", List.of(RUN.split(" ")));
        assertEquals(1, lost.code(), lost.err());
        assertEquals(
                RightAnswers.RECORDS,
                Files.readAllLines(folder.resolve("state/same/parked.ndjson")).size());
        endpoint.answer("PutRecordBatch", Reply.tree(asked -> endpoint.right().to(asked)));
        Ran again = command.run("", List.of(RUN.split(" ")));
        assertEquals(0, again.code(), again.err());
        assertEquals(List.of(), endpoint.right().taken());
    }
}
