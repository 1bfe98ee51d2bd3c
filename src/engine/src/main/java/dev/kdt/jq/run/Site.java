package dev.kdt.jq.run;

import dev.kdt.jq.Scope;
import dev.kdt.jq.Scope.Capability;
import dev.kdt.json.Value;
import java.util.Set;

/** The call site of a built-in function: the host's scope there, and the place in the program's text. */
public final class Site {
    private final Scope scope;
    private final Set<Capability> used;
    private final int place;

    /** @param used gathers what the program uses */
    Site(Scope scope, Set<Capability> used, int place) {
        this.scope = scope;
        this.used = used;
        this.place = place;
    }

    public Scope scope() {
        return scope;
    }

    /** The index in the program's text, for errors; {@link Node#NOWHERE} in a definition that is not part of it. */
    int place() {
        return place;
    }

    /**
     * The function needs that the host gives this.
     *
     * @throws Builtin.Refused when it does not
     */
    public void needs(Capability capability, String function) throws Builtin.Refused {
        if (!scope.capabilities().contains(capability)) {
            throw new Builtin.Refused("'" + function + "' cannot be used here");
        }
        used.add(capability);
    }

    /** A filter that is always the same value. */
    public Node constant(Value value) {
        return new Basics.Literal(value.freeze());
    }

    /** A filter that is a function of the input and of its arguments' values. */
    public Node function(NativeFunction function, Node... arguments) {
        return new NativeCall(function, arguments, place);
    }
}
