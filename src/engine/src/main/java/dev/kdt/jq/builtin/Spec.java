package dev.kdt.jq.builtin;

import dev.kdt.jq.run.Builtin;
import dev.kdt.jq.run.NativeFunction;
import java.util.ArrayList;
import java.util.List;

/** Writes down a built-in function: how it is called, what it does, examples, and what it is. */
final class Spec {
    private final String usage;
    private final String doc;
    private final List<Builtin.Example> examples = new ArrayList<>();

    private Spec(String usage, String doc) {
        this.usage = usage;
        this.doc = doc;
    }

    /** A function that is called as {@code usage} shows; name and number of arguments are read from that. */
    static Spec of(String usage, String doc) {
        return new Spec(usage, doc);
    }

    Spec example(String program, String input, String... outputs) {
        examples.add(new Builtin.Example(program, input, List.of(outputs)));
        return this;
    }

    /** It is a function of values. */
    Builtin is(NativeFunction function) {
        return build(new Builtin.Native(function));
    }

    /** It is a filter of its own kind. */
    Builtin makes(Builtin.Maker maker) {
        return build(new Builtin.Special(maker));
    }

    /** It is written in the language itself; the text is its body, the parameters are those of the usage. */
    Builtin means(String body) {
        return build(new Builtin.Written("def " + usage + ": " + body + ";"));
    }

    private Builtin build(Builtin.Body body) {
        int bracket = usage.indexOf('(');
        String name = bracket < 0 ? usage : usage.substring(0, bracket);
        int arity = bracket < 0 ? 0 : (int) usage.chars().filter(c -> c == ';').count() + 1;
        return new Builtin(name, arity, usage, doc, List.copyOf(examples), body);
    }
}
