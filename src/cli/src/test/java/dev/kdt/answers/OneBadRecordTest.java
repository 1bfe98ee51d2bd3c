package dev.kdt.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.answers.Command.Ran;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that the service refuses is parked alone; those beside it are delivered. */
class OneBadRecordTest {
    private static final String EMOJI = "😀";

    @TempDir
    Path folder;

    private Endpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data")).withTransition(Duration.ZERO));
        assertEquals(0, kdt("", "stream", "create", "orders").code());
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
    }

    /** 258 units of UTF-16, 516 bytes, and 129 characters: the service counts these. */
    @Test
    void aKeyIsCountedInCharacters() throws Exception {
        Ran ran = produceWithKey(EMOJI.repeat(129));
        assertEquals(0, ran.code(), ran.err());
        assertEquals(11, shown().size());
    }

    @Test
    void aKeyOfTheGreatestLengthIsTaken() throws Exception {
        Ran ran = produceWithKey(EMOJI.repeat(256));
        assertEquals(0, ran.code(), ran.err());
    }

    @Test
    void aKeyThatIsTooLongIsParkedAlone() throws Exception {
        for (String each : List.of(EMOJI.repeat(257), "k".repeat(257), "")) {
            Files.deleteIfExists(folder.resolve(Command.PARKED));
            Ran ran = produceWithKey(each);
            assertEquals(1, ran.code(), ran.err());
            assertTrue(ran.err().contains("a partition key has 1 to 256 characters, not"), ran.err());
            assertEquals(1, Files.readAllLines(folder.resolve(Command.PARKED)).size());
        }
        assertEquals(30, shown().size());
    }

    @Test
    void aHashKeyThatIsNoneIsParkedAlone() throws Exception {
        for (String each : List.of("one", "-1", "007", "340282366920938463463374607431768211456")) {
            Files.deleteIfExists(folder.resolve(Command.PARKED));
            Ran ran = produceEnvelope("\"key\":\"k\",\"explicitHashKey\":\"" + each + "\"");
            assertEquals(1, ran.code(), ran.err());
            assertEquals(1, Files.readAllLines(folder.resolve(Command.PARKED)).size());
        }
        assertEquals(40, shown().size());
    }

    @Test
    void theStreamsOwnLimitOfARecordCounts() throws Exception {
        String large = "x".repeat(1_200_000);
        Ran refused = kdt(large + "\n", "produce", "orders", "--parked", Command.PARKED);
        assertEquals(1, refused.code(), refused.err());
        assertTrue(refused.err().contains("the limit is 1048576"), refused.err());
        try (Clients clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), Map.of()))) {
            clients.kinesis()
                    .updateMaxRecordSize(
                            request -> request.streamARN(arn(clients)).maxRecordSizeInKiB(2_048));
        }
        Ran taken = kdt(large + "\n1\n", "produce", "orders");
        assertEquals(0, taken.code(), taken.err());
        Files.writeString(folder.resolve("same.yaml"), "name: same\ndecode: text\nsteps: []\nencode: text\n");
        Ran run = kdt(
                "",
                "run",
                "same.yaml",
                "--from",
                "orders",
                "--to",
                "kinesis:orders",
                "--until",
                "now",
                "--state",
                "state");
        assertEquals(0, run.code(), run.err());
        assertEquals(4, shown().size());
        assertEquals(2, shown().stream().filter(large::equals).count(), "the large record was not copied");
    }

    private static String arn(Clients clients) {
        return clients.kinesis()
                .describeStreamSummary(request -> request.streamName("orders"))
                .streamDescriptionSummary()
                .streamARN();
    }

    private Ran produceWithKey(String key) {
        return produceEnvelope("\"key\":\"" + key + "\"");
    }

    /** Ten records, and one with these members in their midst. */
    private Ran produceEnvelope(String members) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add("{\"key\":\"k\",\"encoding\":\"json\",\"data\":" + i + "}");
        }
        lines.add(5, "{" + members + ",\"encoding\":\"json\",\"data\":\"odd\"}");
        return kdt(String.join("\n", lines), "produce", "orders", "--in", "envelope", "--parked", Command.PARKED);
    }

    private List<String> shown() {
        Ran ran = kdt("", "tail", "orders", "--since", "trim-horizon", "--until", "now", "-o", "text");
        return ran.out().stream()
                .filter(line -> !line.isEmpty()) // An encoded line has an end of its own.
                .toList();
    }

    private Ran kdt(String in, String... args) {
        return Command.at(endpoint.port(), folder).timeout("60s").run(in, List.of(args));
    }
}
