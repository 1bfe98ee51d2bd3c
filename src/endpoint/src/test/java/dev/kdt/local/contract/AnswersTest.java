package dev.kdt.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What operations answer: {@code answers.txt}, in both protocols, with streams called by name and by ARN. */
class AnswersTest {
    static final ContractFile FILE = ContractFile.named("answers.txt");

    /** These differ from run to run, and mean nothing to a client. */
    private static final Set<String> OPAQUE = Set.of("ShardIterator", "NextShardIterator", "NextToken");

    /** How requests call a stream. */
    enum Naming {
        NAME,
        ARN
    }

    static Stream<Arguments> ways() {
        return Stream.of(WireClient.Wire.values())
                .flatMap(wire -> Stream.of(Naming.values()).map(naming -> Arguments.of(wire, naming)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void requestsAreAnswered(WireClient.Wire wire, Naming naming, @TempDir Path data) throws Exception {
        List<ContractCase> found = new ArrayList<>();
        try (ContractEndpoint endpoint = new ContractEndpoint(data, wire)) {
            for (ContractCase each : FILE.cases()) {
                found.add(each.answered(answer(endpoint, each, naming)));
            }
        }
        if (FILE.isRewritten() && wire == WireClient.Wire.JSON && naming == Naming.NAME) {
            FILE.rewrite(found);
        }
        List<ContractCase> expected = FILE.cases();
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(
                    String.join("\n", expected.get(i).render()),
                    String.join("\n", found.get(i).render()));
        }
    }

    private static List<String> answer(ContractEndpoint endpoint, ContractCase asked, Naming naming)
            throws IOException, InterruptedException {
        ObjectNode request = (ObjectNode) ContractEndpoint.JSON.readTree(endpoint.filled(asked.request()));
        if (asked.operation().equals("Tick")) {
            endpoint.pass(Duration.ofSeconds(request.path("Seconds").asLong()));
            return List.of();
        }
        if (naming == Naming.ARN
                && request.has("StreamName")
                && !asked.operation().equals("CreateStream")) {
            request.put(
                    "StreamARN",
                    ContractEndpoint.ARN + request.remove("StreamName").textValue());
        }
        WireClient.Answer answer = endpoint.client().call(asked.operation(), request);
        assertEquals(200, answer.status(), asked + " " + answer);
        if (answer.body().isMissingNode()) {
            return List.of("nothing");
        }
        String expected = asked.answerText();
        boolean fits = expected.startsWith("{")
                && ContractFile.fits(ContractEndpoint.JSON.readTree(endpoint.filled(expected)), answer.body());
        return fits ? asked.answer() : List.of(ContractEndpoint.JSON.writeValueAsString(hidden(answer.body())));
    }

    private static JsonNode hidden(JsonNode answer) {
        for (JsonNode member : answer) {
            hidden(member);
        }
        if (answer instanceof ObjectNode object) {
            OPAQUE.stream().filter(object::has).forEach(name -> object.put(name, "*"));
        }
        return answer;
    }
}
