package dev.kdt.jq.run;

import dev.kdt.bytes.TextPlace;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.Scope.Capability;
import dev.kdt.jq.syntax.Ast;
import dev.kdt.jq.syntax.Operator;
import dev.kdt.jq.syntax.Parser;
import dev.kdt.json.DeepStack;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns a parsed program into closures. Variables become slots of frames; calls are resolved ({@link Functions}). {@code tail}
 * says that a part's outputs are those of the function around it, so that a call there can be left to the caller.
 */
public final class Compiler {
    private final String source;
    private final Scope scope;
    private final Library library;
    private final Level root = new Level(null);
    private final Functions functions;
    private final Binders binders = new Binders(this);
    private int depth;
    private int deepest;
    private final Assignments assignments = new Assignments(this);
    private final Accesses accesses;

    private Compiler(String source, Scope scope, Library library) {
        this.source = source;
        this.scope = scope;
        this.library = library;
        this.functions = new Functions(this, scope, library, root);
        this.accesses = new Accesses(this, scope);
    }

    /**
     * A compiled program.
     *
     * @param slots how many variables its outermost frame has
     * @param used what of the host's capabilities it uses
     */
    public record Compiled(Node body, int slots, Set<Capability> used, boolean deep) {}

    /** Longer programs may be nested too deeply for an ordinary stack: {@code [[[…]]]}, {@code 1+1+1…}. */
    private static final int LONG = 500;

    /** Programs whose parts are nested more deeply run on a deep stack. */
    private static final int DEEP = 250;

    public static Compiled compile(String source, Scope scope, Library library) throws JqSyntaxException {
        if (source.length() <= LONG) {
            return new Compiler(source, scope, library).compile();
        }
        try {
            return DeepStack.<Compiled, JqSyntaxException>onFresh(() -> new Compiler(source, scope, library).compile());
        } catch (StackOverflowError e) {
            throw new JqSyntaxException(TextPlace.of(source, 0), "the program is nested too deeply");
        }
    }

    private Compiled compile() throws JqSyntaxException {
        Node body = compile(Parser.parse(source), new Names.Nothing(), root, false);
        return new Compiled(body, root.slots(), Set.copyOf(functions.used()), deepest > DEEP);
    }

    Node compile(Ast ast, Names names, Level level, boolean tail) throws JqSyntaxException {
        depth++;
        nests(0);
        Node node = node(ast, names, level, tail);
        depth--;
        return node;
    }

    /** Notes that the present part runs so many levels deeper than the parts around it. */
    void nests(int levels) {
        deepest = Math.max(deepest, depth + levels);
    }

    private Node node(Ast ast, Names names, Level level, boolean tail) throws JqSyntaxException {
        return switch (ast) {
            case Ast.Identity() -> new Basics.Identity();
            case Ast.Descend() -> functions.call(new Ast.Call("recurse", List.of(), 0), names, level, tail);
            case Ast.Literal(Value value) -> new Basics.Literal(value.freeze());
            case Ast.Text text -> text(text, names, level);
            case Ast.Interpolated part -> interpolated(part, names, level);
            case Ast.Format(String name, int at) -> functions.format(name, at);
            case Ast.Index index -> accesses.index(index, names, level);
            case Ast.Slice slice -> accesses.slice(slice, names, level);
            case Ast.Iterate(Ast target, int at) -> new Iterate(inner(target, names, level), place(at));
            case Ast.Optional(Ast access) -> accesses.optional(access, names, level);
            case Ast.Pipe(Ast left, Ast right) ->
                Pipe.of(inner(left, names, level), compile(right, names, level, tail));
            case Ast.Comma(Ast left, Ast right) ->
                new Comma(inner(left, names, level), compile(right, names, level, tail));
            case Ast.Negate(Ast body, int at) ->
                new NativeCall(
                        (_, _, values) -> Arithmetic.negate(values[0]),
                        new Node[] {inner(body, names, level)},
                        place(at));
            case Ast.Binary binary -> binary(binary, names, level);
            case Ast.And(Ast left, Ast right) -> Logic.and(inner(left, names, level), inner(right, names, level));
            case Ast.Or(Ast left, Ast right) -> Logic.or(inner(left, names, level), inner(right, names, level));
            case Ast.Alternative(Ast left, Ast right) ->
                new Alternative(inner(left, names, level), compile(right, names, level, tail));
            case Ast.Assign assign -> assignments.assign(assign, names, level);
            case Ast.Update update -> assignments.update(update, names, level);
            case Ast.UpdateWith update -> assignments.updateWith(update, names, level);
            case Ast.If(Ast condition, Ast then, Ast otherwise) ->
                new Conditional(
                        inner(condition, names, level),
                        compile(then, names, level, tail),
                        compile(otherwise, names, level, tail));
            case Ast.Try(Ast body, Ast handler) ->
                new Try(inner(body, names, level), handler == null ? new Basics.Empty() : inner(handler, names, level));
            case Ast.Reduce reduce -> reduce(reduce, names, level);
            case Ast.Foreach foreach -> foreach(foreach, names, level);
            case Ast.Bind bind -> bind(bind, names, level, tail);
            case Ast.Label(String name, Ast body) -> label(name, body, names, level);
            case Ast.Break(String name, int at) -> breaking(name, at, names, level);
            case Ast.Define(Ast.Definition definition, Ast body) ->
                compile(body, functions.define(definition, names, level), level, tail);
            case Ast.Call call -> functions.call(call, names, level, tail);
            case Ast.Variable(String name, int at) -> variable(name, at, names, level);
            case Ast.ObjectOf(List<Ast.Entry> entries) -> object(entries, names, level);
            case Ast.ArrayOf(Ast body) ->
                body == null ? new Collect(new Basics.Empty()) : new Collect(inner(body, names, level));
        };
    }

    /** Compiles a part that is not in tail position. */
    Node inner(Ast ast, Names names, Level level) throws JqSyntaxException {
        return compile(ast, names, level, false);
    }

    private Node binary(Ast.Binary binary, Names names, Level level) throws JqSyntaxException {
        Node left = inner(binary.left(), names, level);
        boolean equality = binary.operator() == Operator.EQUAL || binary.operator() == Operator.NOT_EQUAL;
        if (equality && binary.right() instanceof Ast.Literal(Value literal)) {
            return new EqualsLiteral(left, literal.freeze(), binary.operator() == Operator.EQUAL);
        }
        return new BinaryNode(
                left, inner(binary.right(), names, level), Arithmetic.function(binary.operator()), place(binary.at()));
    }

    private Node text(Ast.Text text, Names names, Level level) throws JqSyntaxException {
        nests(text.parts().size());
        Node[] parts = new Node[text.parts().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = inner(text.parts().get(i), names, level);
        }
        return new TextNode(parts);
    }

    private Node interpolated(Ast.Interpolated part, Names names, Level level) throws JqSyntaxException {
        return Pipe.of(inner(part.body(), names, level), functions.format(part.format(), part.at()));
    }

    private Node reduce(Ast.Reduce reduce, Names names, Level level) throws JqSyntaxException {
        Node source = inner(reduce.source(), names, level);
        Node start = inner(reduce.start(), names, level);
        Binders.Bound bound = binders.compile(reduce.patterns(), names, level);
        return new Reduce(source, bound.binder(), start, inner(reduce.update(), bound.names(), level));
    }

    private Node foreach(Ast.Foreach foreach, Names names, Level level) throws JqSyntaxException {
        Node source = inner(foreach.source(), names, level);
        Node start = inner(foreach.start(), names, level);
        Binders.Bound bound = binders.compile(foreach.patterns(), names, level);
        Ast extract = foreach.extract();
        return new Foreach(
                source,
                bound.binder(),
                start,
                inner(foreach.update(), bound.names(), level),
                extract == null ? new Basics.Identity() : inner(extract, bound.names(), level));
    }

    private Node bind(Ast.Bind bind, Names names, Level level, boolean tail) throws JqSyntaxException {
        Node source = inner(bind.source(), names, level);
        Binders.Bound bound = binders.compile(bind.patterns(), names, level);
        // Of several patterns, a later one may take over when the body fails: then the body has to run inside.
        boolean inTail = tail && bind.patterns().size() == 1;
        return new Bind(source, bound.binder(), compile(bind.body(), bound.names(), level, inTail));
    }

    private Node label(String name, Ast body, Names names, Level level) throws JqSyntaxException {
        int slot = level.newSlot();
        return new Label(slot, inner(body, new Names.Labelled(name, level, slot, names), level));
    }

    private Node breaking(String name, int at, Names names, Level level) throws JqSyntaxException {
        Names.Labelled label = names.label(name);
        if (label == null) {
            throw error(at, "there is no label $" + name + " around this 'break' (write: label $" + name + " | …)");
        }
        return new Label.Break(level.distanceTo(label.home()), label.slot());
    }

    private Node object(List<Ast.Entry> entries, Names names, Level level) throws JqSyntaxException {
        nests(entries.size());
        Node[] keys = new Node[entries.size()];
        Node[] values = new Node[entries.size()];
        int[] places = new int[entries.size()];
        for (int i = 0; i < keys.length; i++) {
            Ast.Entry entry = entries.get(i);
            keys[i] = key(entry.key(), entry.at(), names, level);
            values[i] = inner(entry.value(), names, level);
            places[i] = place(entry.at());
        }
        return new ObjectNode(keys, values, places);
    }

    /** Compiles the key of an object, or of a pattern for one. */
    Node key(Ast key, int at, Names names, Level level) throws JqSyntaxException {
        Value constant = Constants.of(key);
        if (constant != null && !(constant instanceof StringValue)) {
            throw error(at, "an object's key must be a string, not " + Messages.typed(constant));
        }
        return inner(key, names, level);
    }

    private Node variable(String name, int at, Names names, Level level) throws JqSyntaxException {
        Names.Variable variable = names.variable(name);
        if (variable != null) {
            return new Basics.Local(level.distanceTo(variable.home()), variable.slot());
        }
        if (name.equals("ENV")) {
            return functions.environment(at);
        }
        if (scope.variables().contains(name)) {
            return new Basics.Given(name);
        }
        Value constant =
                scope.constants().getOrDefault(name, library.constants().get(name));
        if (constant != null) {
            return new Basics.Literal(constant);
        }
        Set<String> known = new TreeSet<>(names.variables());
        known.addAll(scope.variables());
        known.addAll(scope.constants().keySet());
        known.addAll(library.constants().keySet());
        throw error(at, "there is no variable $" + name + Suggestion.amongVariables(known, name));
    }

    /** The place in the program, in the form that nodes keep. */
    int place(int at) {
        return functions.place(at);
    }

    JqSyntaxException error(int at, String message) {
        return new JqSyntaxException(TextPlace.of(source, functions.blame(at)), message);
    }
}
