package dev.kdt.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.kdt.answers.Command.Ran;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --requests} of every command that has it. */
class RequestsOptionTest {
    private static final int REQUESTS = 3;
    private static final int RECORDS = 4_000;

    @TempDir
    Path folder;

    private final CountDownLatch together = new CountDownLatch(REQUESTS);
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PutRecords produce orders",
                "PutRecordBatch push archive",
                "PutRecordBatch run same.yaml --from orders --to firehose:archive --until now --state state"
            })
    void soManyRequestsAreOnTheirWayAtATime(String operationAndCommand) {
        String[] words = operationAndCommand.split(" ", 2);
        endpoint.answer(words[0], this::answerTogether);
        endpoint.change("GetRecords", RequestsOptionTest::withManyRecords);
        Ran ran = run(words[1] + " --requests " + REQUESTS);
        assertEquals(0, ran.code(), ran.err());
        assertEquals(REQUESTS, most.get());
        assertEquals(numbers(), new TreeSet<>(endpoint.right().taken()));
        assertEquals(RECORDS, endpoint.right().taken().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "produce orders",
                "push archive",
                "run same.yaml --from orders --to firehose:archive --until now --state state"
            })
    void noRequestAtATimeIsRefused(String command) {
        Ran ran = run(command + " --requests 0");
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains("--requests: write 1 or more"), ran.err());
        assertEquals(List.of(), endpoint.calls());
    }

    private Ran run(String command) {
        String in = command.startsWith("run") ? "" : String.join("\n", numbers()) + "\n";
        return Command.at(endpoint.port(), folder).timeout("120s").run(in, List.of(command.split(" ")));
    }

    /** Holds the first requests until so many are there, and answers rightly. */
    private void answerTogether(AnyEndpoint.Asked asked, Socket client) throws IOException, InterruptedException {
        most.accumulateAndGet(onTheirWay.incrementAndGet(), Math::max);
        together.countDown();
        together.await(60, TimeUnit.SECONDS);
        onTheirWay.decrementAndGet();
        Reply.tree(endpoint.right()::to).write(asked, client);
    }

    private static JsonNode withManyRecords(JsonNode answer) {
        ArrayNode records = (ArrayNode) answer.path("Records");
        if (!records.isEmpty()) {
            JsonNode record = records.get(0);
            records.removeAll();
            IntStream.rangeClosed(1, RECORDS)
                    .forEach(i -> records.addObject()
                            .put("SequenceNumber", String.valueOf(i))
                            .put("PartitionKey", record.path("PartitionKey").asText())
                            .put(
                                    "Data",
                                    Base64.getEncoder()
                                            .encodeToString(String.valueOf(i).getBytes(StandardCharsets.UTF_8))));
        }
        return answer;
    }

    private static Set<String> numbers() {
        return IntStream.rangeClosed(1, RECORDS)
                .mapToObj(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
