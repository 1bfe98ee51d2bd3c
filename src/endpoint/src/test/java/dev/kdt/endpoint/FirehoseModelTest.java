package dev.kdt.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.local.wire.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.FirehoseClient;

/** Every member of every request in the SDK's model is known here, or is refused on purpose. */
class FirehoseModelTest {
    /** Members of destinations and sources that are not part of the endpoint; where one is used the request is refused. */
    private static final List<String> REFUSED = List.of(
            "Elasticsearch",
            "Amazonopensearchservice",
            "Splunk",
            "HttpEndpoint",
            "AmazonOpenSearchServerless",
            "Snowflake",
            "Iceberg",
            "MSKSource",
            "DatabaseSource",
            "DataFormatConversionConfiguration.");

    @TestFactory
    List<DynamicTest> membersOfRequests(@TempDir Path folder) throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(folder))) {
            for (Operation operation : endpoint.firehoseOperations()) {
                tests.add(DynamicTest.dynamicTest(operation.name(), () -> {
                    RequestMembers members = new RequestMembers(FirehoseClient.class, REFUSED);
                    assertEquals(members.ofModel(operation.name()), members.of(operation.input()));
                }));
            }
        }
        return tests;
    }
}
