package dev.kdt.jq;

import dev.kdt.json.Value;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that a host gives to the programs that it compiles. Another name in a program is an error of
 * compilation. Inputs, messages and the values of the host's variables come from the {@link Bindings} of each run.
 *
 * @param variables the names of the host's variables, without the dollar sign
 * @param constants variables whose values are the same for all runs
 * @param environment for {@code $ENV} and {@code env}
 * @param clock for {@code now} and {@code localtime}; its zone is the local one
 * @param capabilities what else is given
 * @param budget what each run may take
 */
public record Scope(
        Set<String> variables,
        Map<String, Value> constants,
        @Nullable Environment environment,
        @Nullable Clock clock,
        Set<Capability> capabilities,
        Budget budget) {
    /** Capabilities of a program beyond calculating. */
    public enum Capability {
        /** {@code input}, {@code inputs} */
        INPUT,
        /** {@code input_filename}, {@code input_line_number} */
        PLACE,
        /** {@code debug}, {@code stderr} */
        STDERR,
        /** {@code halt}, {@code halt_error} */
        HALT
    }

    /**
     * The environment's variables. The map is not copied: it is asked for a variable when a program that names it is compiled.
     *
     * @param exposure how much of them a program sees
     */
    public record Environment(Map<String, String> variables, Exposure exposure) {
        public Environment {
            variables = Collections.unmodifiableMap(variables);
        }
    }

    /** The part of the environment that a program sees. */
    public enum Exposure {
        /** All of it. */
        WHOLE,
        /** Only the variables that the program names ({@code $ENV.NAME}): no data can ask for others. */
        NAMED
    }

    public Scope {
        variables = Set.copyOf(variables);
        constants = Map.copyOf(constants);
        capabilities = Set.copyOf(capabilities);
    }

    /** Nothing but calculating, with a generous budget. */
    public static Scope pure() {
        return new Scope(Set.of(), Map.of(), null, null, Set.of(), Budget.GENEROUS);
    }

    /** With these variables of the host as well. */
    public Scope withVariables(String... names) {
        Set<String> all = new HashSet<>(variables);
        all.addAll(Set.of(names));
        return new Scope(all, constants, environment, clock, capabilities, budget);
    }

    /** With these variables as well; the values are frozen. */
    public Scope withConstants(Map<String, Value> more) {
        Map<String, Value> all = new HashMap<>(constants);
        more.forEach((name, value) -> all.put(name, value.freeze()));
        return new Scope(variables, all, environment, clock, capabilities, budget);
    }

    public Scope withEnvironment(Map<String, String> given, Exposure exposure) {
        return new Scope(variables, constants, new Environment(given, exposure), clock, capabilities, budget);
    }

    public Scope withClock(Clock given) {
        return new Scope(variables, constants, environment, given, capabilities, budget);
    }

    public Scope with(Capability... given) {
        Set<Capability> all = new HashSet<>(capabilities);
        all.addAll(Set.of(given));
        return new Scope(variables, constants, environment, clock, all, budget);
    }

    public Scope withBudget(Budget given) {
        return new Scope(variables, constants, environment, clock, capabilities, given);
    }
}
