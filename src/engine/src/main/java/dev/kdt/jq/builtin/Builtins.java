package dev.kdt.jq.builtin;

import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.Library;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All built-in functions, family by family. */
public final class Builtins {
    /** The families, in the order of the reference page. */
    public static final List<Family> FAMILIES = List.of(
            new Family("Choosing and repeating", Controls.ALL),
            new Family("Arrays and objects", Collections.ALL),
            new Family("Order", Ordering.ALL),
            new Family("Strings", Strings.ALL),
            new Family("Regular expressions", Regexes.ALL),
            new Family("Formats", Formats.ALL),
            new Family("Numbers", Maths.ALL),
            new Family("Types", Types.ALL),
            new Family("Paths and events", PathFunctions.ALL),
            new Family("Dates", Dates.ALL),
            new Family("Tables", Tables.ALL),
            new Family("The world outside", Hosts.ALL));

    private static final Map<String, Value> CONSTANTS = Map.of(
            "JQ_BUILD_CONFIGURATION",
            Value.of("kdt: jq 1.8 without modules and files").freeze());

    /** The library for the compiler. */
    public static final Library LIBRARY = new Index(FAMILIES);

    private Builtins() {}

    /** The reference page: what each function does, with its examples. */
    public static String reference() {
        return Reference.page(FAMILIES);
    }

    /**
     * The reference text of the functions of that name, with any number of arguments.
     *
     * @throws IllegalArgumentException when there is none; the message says so and suggests another
     */
    public static String reference(String name) {
        return Reference.page(FAMILIES, name);
    }

    /** {@code name/arity} of all that is meant to be called, as an array. */
    static ArrayValue names() {
        ArrayValue names = ArrayValue.of();
        for (String signature : LIBRARY.signatures()) {
            names = names.append(Value.of(signature));
        }
        return names;
    }

    private static final class Index implements Library {
        private final Map<String, Builtin> bySignature = new LinkedHashMap<>();

        Index(List<Family> families) {
            for (Family family : families) {
                for (Builtin builtin : family.functions()) {
                    if (bySignature.put(builtin.signature(), builtin) != null) {
                        throw new IllegalStateException(builtin.signature() + " is there twice");
                    }
                }
            }
        }

        @Override
        public @Nullable Builtin find(String name, int arity) {
            return bySignature.get(name + "/" + arity);
        }

        @Override
        public Map<String, Value> constants() {
            return CONSTANTS;
        }

        @Override
        public Set<String> signatures() {
            Set<String> signatures = new TreeSet<>(bySignature.keySet());
            signatures.removeIf(signature -> signature.startsWith("_"));
            return signatures;
        }
    }
}
