package dev.kdt.jq.builtin;

import dev.kdt.jq.Halt;
import dev.kdt.jq.JqException;
import dev.kdt.jq.Scope.Capability;
import dev.kdt.jq.Scope.Environment;
import dev.kdt.jq.Scope.Exposure;
import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.Messages;
import dev.kdt.jq.run.NativeFunction;
import dev.kdt.jq.run.Node;
import dev.kdt.jq.run.Site;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Functions that need a capability of the host. */
final class Hosts {
    private Hosts() {}

    static final List<Builtin> ALL = List.of(
            Spec.of("env", "The environment's variables as an object. The same as `$ENV`.")
                    .example("env | type", "null", "\"object\"")
                    .makes((_, site) -> environment(site)),
            Spec.of("input", "The next input, which is then not an input of the program any more.")
                    .example("try input catch .", "null", "\"break\"")
                    .makes(given(Capability.INPUT, "input", (machine, _, _) -> {
                        Value next = machine.bindings().nextInput();
                        if (next == null) {
                            throw new JqException("break");
                        }
                        return next;
                    })),
            Spec.of("inputs", "All inputs that are left.")
                    .example("[inputs]", "null", "[]")
                    .means("try repeat(input) catch if . == \"break\" then empty else error end"),
            Spec.of("input_filename", "The name of the file that the input is from; null if it is from none.")
                    .example("input_filename", "null", "null")
                    .makes(given(Capability.PLACE, "input_filename", (machine, _, _) -> {
                        String file = machine.bindings().inputFile();
                        return file == null ? Value.NULL : Value.of(file);
                    })),
            Spec.of("input_line_number", "The number of the line that the input ends on.")
                    .example("input_line_number", "null", "0")
                    .makes(given(
                            Capability.PLACE,
                            "input_line_number",
                            (machine, _, _) ->
                                    Value.of((double) machine.bindings().inputLine()))),
            Spec.of("debug", "Shows the input to the user as a message, and gives it on.")
                    .example("debug", "1", "1")
                    .makes(given(Capability.STDERR, "debug", (machine, in, _) -> {
                        machine.bindings()
                                .say("[\"DEBUG:\"," + Strings.json(machine, in).text() + "]\n");
                        return in;
                    })),
            Spec.of("debug(message)", "Shows what the filter gives to the user, and gives the input on.")
                    .example("debug(\"got \\(.)\")", "1", "1")
                    .means("(message | debug | empty), ."),
            Spec.of("stderr", "Prints the input to the error output as it is, and gives it on.")
                    .example("stderr", "1", "1")
                    .makes(given(Capability.STDERR, "stderr", (machine, in, _) -> {
                        machine.bindings().say(Strings.text(machine, in).text());
                        return in;
                    })),
            Spec.of("halt", "Ends the whole process, with exit code 0.")
                    .makes(given(Capability.HALT, "halt", (_, _, _) -> {
                        throw new Halt(0, null);
                    })),
            Spec.of("halt_error", "Ends the whole process with exit code 5 and the input as its message.")
                    .means("halt_error(5)"),
            Spec.of("halt_error($code)", "Ends the whole process with this exit code and the input as its message.")
                    .makes((arguments, site) -> given(Capability.HALT, "halt_error", (machine, in, values) -> {
                                if (values[0] instanceof NumberValue code) {
                                    machine.admit(in);
                                    throw new Halt((int) code.number(), in);
                                }
                                throw Messages.about(in, "halt_error/1: number required");
                            })
                            .make(arguments, site)),
            Spec.of("builtins", "The names of all built-in functions, with their number of arguments.")
                    .example("builtins | any(. == \"map/1\")", "null", "true")
                    .makes((_, site) -> site.constant(Builtins.names())),
            Spec.of("get_search_list", "The folders in which modules are looked for: none.")
                    .example("get_search_list", "null", "[]")
                    .is((_, _, _) -> ArrayValue.of()));

    private static Node environment(Site site) throws Builtin.Refused {
        Environment environment = site.scope().environment();
        if (environment == null) {
            throw new Builtin.Refused("the environment ($ENV, env) cannot be used here");
        }
        if (environment.exposure() == Exposure.NAMED) {
            throw new Builtin.Refused(
                    "the environment as a whole cannot be used here (name what you need, as in" + " $ENV.NAME)");
        }
        Map<String, String> all = environment.variables();
        ObjectValue variables = ObjectValue.withRoomFor(all.size());
        for (Map.Entry<String, String> variable : new TreeMap<>(all).entrySet()) {
            variables = variables.with(Value.of(variable.getKey()), Value.of(variable.getValue()));
        }
        return site.constant(variables);
    }

    /** A function that needs a capability. */
    private static Builtin.Maker given(Capability capability, String name, NativeFunction function) {
        return (arguments, site) -> {
            site.needs(capability, name);
            return site.function(function, arguments);
        };
    }
}
