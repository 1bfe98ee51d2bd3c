package dev.kdt.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.answers.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that answers GetRecords with what was read before: nothing of it is delivered or shown a second time. */
class RepeatedRecordsTest {
    private static final String RUN = "run same.yaml --from orders --to firehose:archive --until now --state state";
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
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    @Test
    void theyAreDeliveredOnce() {
        repeatOnce();
        Ran ran = run(RUN);
        assertEquals(0, ran.code(), ran.err());
        assertEquals(RECORDS, endpoint.right().taken());
    }

    @Test
    void theyAreShownOnce() {
        repeatOnce();
        Ran ran = run("tail orders --since trim-horizon --until now -o text");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(RECORDS, ran.out().stream().filter(line -> !line.isEmpty()).toList());
    }

    /** A checkpoint counts, too. */
    @Test
    void theyAreNotDeliveredAgainByALaterRun() {
        assertEquals(0, run(RUN).code());
        endpoint.answer("GetRecords", Reply.tree(_ -> fromTheStart()));
        Ran ran = run(RUN + " --retry-for 0s");
        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.err().contains("first sequence number, 1, does not follow"), ran.err());
        assertEquals(RECORDS, endpoint.right().taken());
    }

    private Ran run(String command) {
        return Command.at(endpoint.port(), folder).timeout("60s").run("", List.of(command.split(" ")));
    }

    private void repeatOnce() {
        AtomicInteger calls = new AtomicInteger();
        endpoint.answer(
                "GetRecords",
                Reply.tree(asked -> calls.incrementAndGet() <= 2
                        ? fromTheStart()
                        : endpoint.right().to(asked)));
    }

    /** All records, whatever iterator came; more are to follow. */
    private JsonNode fromTheStart() {
        JsonNode asked = RightAnswers.json("{\"ShardIterator\":\"from the start\"}");
        ObjectNode answer = (ObjectNode) endpoint.right().to(new AnyEndpoint.Asked("GetRecords", asked, false));
        return answer.put("MillisBehindLatest", 1000);
    }
}
