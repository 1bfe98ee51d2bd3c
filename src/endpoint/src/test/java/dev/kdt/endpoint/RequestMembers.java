package dev.kdt.endpoint;

import dev.kdt.local.wire.Shape;
import java.lang.reflect.Method;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;

/**
 * The members of requests, in the SDK's model and here, a line each.
 *
 * @param client the SDK's client of the service
 * @param others parts of the names of members that are left out
 */
record RequestMembers(Class<?> client, List<String> others) {
    String ofModel(String operation) throws ReflectiveOperationException {
        TreeSet<String> members = new TreeSet<>();
        add(request(operation).sdkFields(), "", members);
        return String.join("\n", members);
    }

    String of(Shape.Structure input) {
        TreeSet<String> members = new TreeSet<>();
        add(input, "", members);
        return String.join("\n", members);
    }

    private SdkPojo request(String operation) throws ReflectiveOperationException {
        for (Method method : client.getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            if (method.getName().equalsIgnoreCase(operation)
                    && parameters.length == 1
                    && SdkPojo.class.isAssignableFrom(parameters[0])) {
                return (SdkPojo) parameters[0].getMethod("builder").invoke(null);
            }
        }
        throw new AssertionError("the SDK does not know " + operation);
    }

    private void add(List<SdkField<?>> fields, String path, TreeSet<String> members) {
        for (SdkField<?> field : fields) {
            SdkField<?> member = field;
            String name = path + field.locationName();
            if (field.marshallingType() == MarshallingType.LIST) {
                member = field.getTrait(ListTrait.class).memberFieldInfo();
            }
            if (others.stream().noneMatch(name::contains)) {
                members.add(name);
                if (member.marshallingType() == MarshallingType.SDK_POJO) {
                    add(member.constructor().get().sdkFields(), name + ".", members);
                }
            }
        }
    }

    private void add(Shape.Structure structure, String path, TreeSet<String> members) {
        for (Shape.Field field : structure.fields()) {
            String name = path + field.name();
            Shape shape = field.shape() instanceof Shape.ListOf list ? list.member() : field.shape();
            if (others.stream().noneMatch(name::contains)) {
                members.add(name);
                if (shape instanceof Shape.Structure inner) {
                    add(inner, name + ".", members);
                }
            }
        }
    }
}
