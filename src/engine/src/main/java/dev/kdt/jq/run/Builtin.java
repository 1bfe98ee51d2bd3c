package dev.kdt.jq.run;

import java.util.List;

/**
 * A built-in function: how it is called, what it does, examples that run as tests, and what a call becomes.
 *
 * @param name its name
 * @param arity how many arguments it takes
 * @param usage how a call looks, for the reference: {@code splits($re; flags)}
 * @param doc what it does, in a sentence or two
 * @param examples programs with their input and outputs
 * @param body what a call becomes
 */
public record Builtin(String name, int arity, String usage, String doc, List<Example> examples, Body body) {
    /** A program, its input, and its outputs, all as text. */
    public record Example(String program, String input, List<String> outputs) {}

    /** The compiled form of a call of a built-in. */
    public sealed interface Body {}

    /** A function of values: called for each combination of its arguments' outputs. */
    public record Native(NativeFunction function) implements Body {}

    /** A filter of its own kind, made of the filters that are its arguments. */
    public record Special(Maker maker) implements Body {}

    /** A definition in the language itself: all of {@code def …;}. */
    public record Written(String definition) implements Body {}

    /** Makes the filter of a call. */
    @FunctionalInterface
    public interface Maker {
        /** Makes the filter; refuses, with its reason, when the host does not give what it needs. */
        Node make(Node[] arguments, Site site) throws Refused;
    }

    /** A call that cannot be compiled here. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        public Refused(String reason) {
            super(reason);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }

    /** {@code name/arity} */
    public String signature() {
        return name + "/" + arity;
    }
}
