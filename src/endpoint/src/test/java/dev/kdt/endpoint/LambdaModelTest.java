package dev.kdt.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.Route;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Every member of every request in the SDK's model is known here, or is left out on purpose; and each is where the model has it. */
class LambdaModelTest {
    /** Members that change nothing of what a function does here; parts of those that are refused; other kinds of sources. */
    private static final List<String> LEFT_OUT = List.of(
            "CodeSigningConfigArn",
            "EphemeralStorage",
            "KMSKeyArn",
            "LoggingConfig",
            "MetricsConfig",
            "Publish",
            "S3ObjectStorageMode",
            "S3ObjectVersion",
            "SnapStart",
            "Tags",
            "TenancyConfig",
            "TracingConfig",
            "VpcConfig",
            "FunctionVersion", // There is one of each function.
            "MasterRegion",
            "CapacityProviderConfig.",
            "DurableConfig.",
            "FileSystemConfigs.",
            "ImageConfig.",
            "DocumentDB",
            "Kafka",
            "ProvisionedPollerConfig",
            "Queues",
            "ScalingConfig",
            "SelfManaged",
            "SourceAccessConfigurations",
            "Topics");

    @TestFactory
    List<DynamicTest> membersOfRequests(@TempDir Path folder) throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        RequestMembers members = new RequestMembers(LambdaClient.class, LEFT_OUT);
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(folder))) {
            for (RestAction action : endpoint.lambdaOperations()) {
                String name = action.name();
                if (action.route().headers().isEmpty()) { // The model names members in headers by these.
                    tests.add(DynamicTest.dynamicTest(
                            name, () -> assertEquals(members.ofModel(name), members.of(action.input()))));
                }
                tests.add(DynamicTest.dynamicTest(name + " route", () -> assertRoute(action)));
            }
        }
        return tests;
    }

    private static void assertRoute(RestAction action) throws ReflectiveOperationException {
        Field binding = Class.forName(
                        "software.amazon.awssdk.services.lambda.transform." + action.name() + "RequestMarshaller")
                .getDeclaredField("SDK_OPERATION_BINDING");
        binding.setAccessible(true);
        OperationInfo theirs = (OperationInfo) binding.get(null);
        assertEquals(theirs.httpMethod().name(), action.route().method());
        assertEquals(Route.partsOf(theirs.requestUri()), action.route().parts());
        assertEquals(theirs.hasExplicitPayloadMember(), action.route().payload() != null);
    }
}
