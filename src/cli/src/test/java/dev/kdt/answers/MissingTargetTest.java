package dev.kdt.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.answers.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that sends looks first whether its target is there, and ends before it reads only when it clearly is not. */
class MissingTargetTest {
    private static final String RECORDS = "1\n2\n3\n";

    @TempDir
    Path folder;

    private AnyEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = new AnyEndpoint();
        Files.writeString(folder.resolve("same.yaml"), "name: same\ndecode: text\nsteps: []\nencode: text\n");
        Files.writeString(folder.resolve("event.json"), Events.of(List.of("1", "2", "3")));
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    private Ran run(String operations, String error, String line) {
        for (String operation : operations.split(" ")) {
            endpoint.answer(
                    operation,
                    Reply.bytes("HTTP/1.1 400 Bad Request\r\nx-amzn-ErrorType: " + error
                            + "\r\nContent-Length: 0\r\n\r\n"));
        }
        return Command.at(endpoint.port(), folder).timeout("60s").run(RECORDS, List.of(line.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "produce orders",
                "produce orders --aggregate",
                "push archive",
                "process same.yaml - --in text --to kinesis:orders",
                "process same.yaml - --in text --to firehose:archive",
                "lambda invoke same.yaml event.json --to firehose:archive"
            })
    void aTargetThatIsNotThereEndsTheCommandBeforeAnythingIsSent(String line) throws IOException {
        Ran ran = run("DescribeStreamSummary DescribeDeliveryStream", "ResourceNotFoundException", line);
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.err().contains(" not found in "), ran.err());
        assertEquals(List.of(), endpoint.right().taken());
        try (var files = Files.list(folder)) {
            assertEquals(
                    0, files.filter(each -> each.toString().contains("parked")).count());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "produce orders",
                "push archive",
                "process same.yaml - --in text --to kinesis:orders",
                "lambda invoke same.yaml event.json --to firehose:archive",
                "run same.yaml --from orders --to firehose:archive --until now --state state"
            })
    void whoMayOnlyPutRecordsSendsThem(String line) {
        String look =
                line.startsWith("run") ? "DescribeDeliveryStream" : "DescribeStreamSummary DescribeDeliveryStream";
        Ran ran = run(look, "AccessDeniedException", line);
        assertEquals(0, ran.code(), ran.err());
        assertTrue(endpoint.right().taken().size() >= 3, ran.err());
    }
}
