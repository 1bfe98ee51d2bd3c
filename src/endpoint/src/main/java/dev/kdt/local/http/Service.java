package dev.kdt.local.http;

import dev.kdt.local.wire.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service of the endpoint: what its targets begin with, and its operations by name. */
final class Service {
    private final String prefix;
    private final Map<String, Operation> operations = new HashMap<>();

    Service(String prefix, List<? extends Operation> operations) {
        this.prefix = prefix;
        for (Operation operation : operations) {
            this.operations.put(operation.name(), operation);
        }
    }

    /** The action that an {@code X-Amz-Target} such as {@code Kinesis_20131202.PutRecord} names, or null. */
    @Nullable
    Operation operation(String target) {
        int dot = target.indexOf('.');
        return dot > 0 && target.substring(0, dot).equals(prefix) ? operations.get(target.substring(dot + 1)) : null;
    }
}
