package dev.kdt.jq;

import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a host gives the programs that it compiles. What is not given cannot be named in a program: that is an error of
 * compilation. Inputs, messages and values come from the {@link Bindings} of each run.
 *
 * @param variables the names of the host's variables, without the dollar sign
 * @param environment for {@code $ENV} and {@code env}
 * @param clock for {@code now} and {@code localtime}; its zone is the local one
 * @param capabilities what else is given
 * @param budget what each run may take
 */
public record Scope(
        Set<String> variables,
        @Nullable Map<String, String> environment,
        @Nullable Clock clock,
        Set<Capability> capabilities,
        Budget budget) {
    /** What a program may do beyond calculating. */
    public enum Capability {
        /** {@code input}, {@code inputs}, {@code input_filename}, {@code input_line_number} */
        INPUT,
        /** {@code debug}, {@code stderr} */
        STDERR,
        /** {@code halt}, {@code halt_error} */
        HALT
    }

    public Scope {
        variables = Set.copyOf(variables);
        environment = environment == null ? null : Map.copyOf(environment);
        capabilities = Set.copyOf(capabilities);
    }

    /** Nothing but calculating, with a generous budget. */
    public static Scope pure() {
        return new Scope(Set.of(), null, null, Set.of(), Budget.GENEROUS);
    }

    /** With these variables of the host as well. */
    public Scope withVariables(String... names) {
        Set<String> all = new HashSet<>(variables);
        all.addAll(Set.of(names));
        return new Scope(all, environment, clock, capabilities, budget);
    }

    public Scope withEnvironment(Map<String, String> given) {
        return new Scope(variables, given, clock, capabilities, budget);
    }

    public Scope withClock(Clock given) {
        return new Scope(variables, environment, given, capabilities, budget);
    }

    public Scope with(Capability... given) {
        Set<Capability> all = new HashSet<>(capabilities);
        all.addAll(Set.of(given));
        return new Scope(variables, environment, clock, all, budget);
    }

    public Scope withBudget(Budget given) {
        return new Scope(variables, environment, clock, capabilities, given);
    }
}
