package dev.kdt.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.Shape;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
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
                    TreeSet<String> ours = new TreeSet<>();
                    add(operation.input(), "", ours);
                    TreeSet<String> theirs = new TreeSet<>();
                    add(request(operation.name()).sdkFields(), "", theirs);
                    assertEquals(String.join("\n", theirs), String.join("\n", ours));
                }));
            }
        }
        return tests;
    }

    private static SdkPojo request(String operation) throws ReflectiveOperationException {
        for (Method method : FirehoseClient.class.getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            if (method.getName().equalsIgnoreCase(operation)
                    && parameters.length == 1
                    && SdkPojo.class.isAssignableFrom(parameters[0])) {
                return (SdkPojo) parameters[0].getMethod("builder").invoke(null);
            }
        }
        throw new AssertionError("the SDK does not know " + operation);
    }

    private static void add(List<SdkField<?>> fields, String path, TreeSet<String> members) {
        for (SdkField<?> field : fields) {
            SdkField<?> member = field;
            String name = path + field.locationName();
            if (field.marshallingType() == MarshallingType.LIST) {
                member = field.getTrait(ListTrait.class).memberFieldInfo();
            }
            if (REFUSED.stream().noneMatch(name::contains)) {
                members.add(name);
                if (member.marshallingType() == MarshallingType.SDK_POJO) {
                    add(member.constructor().get().sdkFields(), name + ".", members);
                }
            }
        }
    }

    private static void add(Shape.Structure structure, String path, TreeSet<String> members) {
        for (Shape.Field field : structure.fields()) {
            String name = path + field.name();
            Shape shape = field.shape() instanceof Shape.ListOf list ? list.member() : field.shape();
            if (REFUSED.stream().noneMatch(name::contains)) {
                members.add(name);
                if (shape instanceof Shape.Structure inner) {
                    add(inner, name + ".", members);
                }
            }
        }
    }
}
