package dev.kdt.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operations refuse, in the service's words: {@code refusals.txt}, in both protocols. */
class RefusalsTest {
    static final ContractFile FILE = ContractFile.named("refusals.txt");

    @ParameterizedTest
    @EnumSource
    void requestsAreRefusedInTheServicesWords(WireClient.Wire wire, @TempDir Path data) throws Exception {
        List<ContractCase> found = new ArrayList<>();
        try (ContractEndpoint endpoint = new ContractEndpoint(data, wire)) {
            for (ContractCase each : FILE.cases()) {
                found.add(each.answered(refusal(endpoint, each)));
            }
        }
        if (FILE.isRewritten() && wire == WireClient.Wire.JSON) {
            FILE.rewrite(found);
        }
        List<ContractCase> expected = FILE.cases();
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(
                    String.join("\n", expected.get(i).render()),
                    String.join("\n", found.get(i).render()));
        }
    }

    /** The error's type and its message, with the words of the file where they were filled in. */
    private static List<String> refusal(ContractEndpoint endpoint, ContractCase asked)
            throws IOException, InterruptedException {
        JsonNode request = ContractEndpoint.JSON.readTree(endpoint.filled(asked.request()));
        WireClient.Answer answer = endpoint.client().call(asked.operation(), request);
        assertEquals(400, answer.status(), asked + " " + answer);
        assertFalse(answer.headers().get("x-amzn-RequestId").isEmpty());
        assertFalse(answer.headers().get("x-amz-crc32").isEmpty());
        String type = answer.body().path("__type").textValue();
        String member = type.equals("SerializationException") ? "Message" : "message";
        String message = answer.body().path(member).asText();
        String expected = endpoint.filled(asked.answerText());
        return expected.equals(type + " " + message) ? asked.answer() : lines(type, message);
    }

    private static List<String> lines(String type, String message) {
        List<String> lines = new ArrayList<>(List.of(type));
        for (String part : message.split("(?<=;) |(?<=detected:) ")) {
            lines.add(part);
        }
        return lines;
    }
}
