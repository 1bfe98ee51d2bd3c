package dev.kdt.jq.run;

import dev.kdt.json.Value;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The built-in functions that the compiler knows. */
public interface Library {
    /** The function of that name with so many parameters; null when there is none. */
    @Nullable
    Builtin find(String name, int arity);

    /** {@code name/arity} of all, for suggestions. */
    Set<String> signatures();

    /** The variables that every program has, with their values, frozen. */
    Map<String, Value> constants();
}
