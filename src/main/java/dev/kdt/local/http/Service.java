package dev.kdt.local.http;

import dev.kdt.local.wire.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service of the endpoint: what its targets begin with, and its actions by name. */
final class Service {
    private final String prefix;
    private final Map<String, Action> actions = new HashMap<>();

    Service(String prefix, List<Action> actions) {
        this.prefix = prefix;
        for (Action action : actions) {
            this.actions.put(action.name(), action);
        }
    }

    /** The action that an {@code X-Amz-Target} such as {@code Kinesis_20131202.PutRecord} names, or null. */
    @Nullable
    Action action(String target) {
        int dot = target.indexOf('.');
        return dot > 0 && target.substring(0, dot).equals(prefix) ? actions.get(target.substring(dot + 1)) : null;
    }
}
