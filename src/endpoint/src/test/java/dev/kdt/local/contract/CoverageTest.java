package dev.kdt.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** No operation of the service's model is without a contract. */
class CoverageTest {
    /** Its answer is a stream of events, which other tests read; what it refuses is here. */
    private static final Set<String> STREAMED = Set.of("SubscribeToShard");

    private static final Pattern ACTION = Pattern.compile(
            "^(?:final class|record) (\\w+)(?:\\(.*\\))? implements (?:Streaming|Rest)?Action\\b", Pattern.MULTILINE);

    @Test
    void everyOperationHasAnAnswer() throws IOException {
        Set<String> expected = SdkOperations.servedOf(KinesisAsyncClient.class);
        expected.removeAll(STREAMED);
        assertEquals(expected, operationsIn(AnswersTest.FILE, "Tick"));
    }

    @Test
    void everyOperationThatTakesAnythingHasARefusal() throws IOException {
        Set<String> expected = SdkOperations.servedOf(KinesisAsyncClient.class);
        expected.removeAll(Set.of("DescribeLimits", "DescribeAccountSettings"));
        assertEquals(expected, operationsIn(RefusalsTest.FILE, ""));
    }

    /** An action whose file is there, and that its service's list does not name, is served to nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"kinesis/KinesisActions", "firehose/FirehoseActions", "lambda/LambdaActions"})
    void everyActionIsInTheListOfItsService(String list) throws IOException {
        Path file = Path.of("src/endpoint/src/main/java/dev/kdt/local", list + ".java");
        String text = Files.readString(file);
        Set<String> actions = actionsBeside(file);
        assertFalse(actions.isEmpty());
        assertEquals(
                actions,
                actions.stream()
                        .filter(action -> text.contains("new " + action + "("))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> actionsBeside(Path file) throws IOException {
        Set<String> actions = new TreeSet<>();
        try (Stream<Path> files = Files.list(file.getParent())) {
            for (Path each : files.toList()) {
                Matcher action = ACTION.matcher(Files.readString(each));
                if (action.find()) {
                    actions.add(action.group(1));
                }
            }
        }
        return actions;
    }

    private static Set<String> operationsIn(ContractFile file, String without) throws IOException {
        return file.cases().stream()
                .map(ContractCase::operation)
                .filter(name -> !name.equals(without))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
