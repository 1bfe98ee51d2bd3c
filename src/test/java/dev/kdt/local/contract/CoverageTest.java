package dev.kdt.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** No operation of the service's model is without a contract. */
class CoverageTest {
    /** Its answer is a stream of events, which other tests read; what it refuses is here. */
    private static final Set<String> STREAMED = Set.of("SubscribeToShard");

    @Test
    void everyOperationHasAnAnswer() throws IOException {
        Set<String> expected = operations();
        expected.removeAll(STREAMED);
        assertEquals(expected, operationsIn(AnswersTest.FILE, "Tick"));
    }

    @Test
    void everyOperationThatTakesAnythingHasARefusal() throws IOException {
        Set<String> expected = operations();
        expected.removeAll(Set.of("DescribeLimits", "DescribeAccountSettings"));
        assertEquals(expected, operationsIn(RefusalsTest.FILE, ""));
    }

    private static Set<String> operationsIn(ContractFile file, String without) throws IOException {
        return file.cases().stream()
                .map(ContractCase::operation)
                .filter(name -> !name.equals(without))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The operations of the SDK's client, by their names on the wire. */
    static Set<String> operations() {
        return Arrays.stream(KinesisAsyncClient.class.getMethods())
                .filter(method -> method.getParameterCount() > 0
                        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .map(method -> method.getName())
                .filter(name -> !name.endsWith("Paginator"))
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
