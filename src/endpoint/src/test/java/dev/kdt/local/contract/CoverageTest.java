package dev.kdt.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** No operation of the service's model is without a contract. */
class CoverageTest {
    /** Its answer is a stream of events, which other tests read; what it refuses is here. */
    private static final Set<String> STREAMED = Set.of("SubscribeToShard");

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

    private static Set<String> operationsIn(ContractFile file, String without) throws IOException {
        return file.cases().stream()
                .map(ContractCase::operation)
                .filter(name -> !name.equals(without))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
