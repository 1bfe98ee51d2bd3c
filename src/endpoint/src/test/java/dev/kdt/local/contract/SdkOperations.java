package dev.kdt.local.contract;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequest;

/** The operations of an SDK client by their names on the wire: the list that the endpoint's actions are compared with. */
public final class SdkOperations {
    /**
     * Operations that the endpoint does not have: channels ("Streaming tables and Amazon S3 delivery") and record
     * distribution. They are answered with {@code UnknownOperationException}; the README lists them.
     */
    static final Set<String> NOT_SERVED = Set.of(
            "CreateChannel",
            "DeleteChannel",
            "DescribeChannel",
            "ListChannels",
            "UpdateChannel",
            "UpdateStreamRecordDistributionStrategy");

    private SdkOperations() {}

    /** The names of all that {@code client} has a method for and that the endpoint serves, sorted. */
    public static Set<String> servedOf(Class<?> client) {
        Set<String> names = Arrays.stream(client.getMethods())
                .filter(method -> method.getParameterCount() > 0
                        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .filter(method -> !method.getName().endsWith("Paginator"))
                .map(SdkOperations::nameOf)
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeAll(NOT_SERVED);
        return names;
    }

    static String nameOf(Method method) {
        return Character.toUpperCase(method.getName().charAt(0))
                + method.getName().substring(1);
    }
}
