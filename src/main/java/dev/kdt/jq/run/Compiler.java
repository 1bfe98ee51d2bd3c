package dev.kdt.jq.run;

import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.syntax.Ast;
import dev.kdt.jq.syntax.Operator;
import dev.kdt.jq.syntax.Parser;
import dev.kdt.jq.syntax.Place;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns a parsed program into closures. Variables become slots of frames; calls are resolved; of the built-in functions that
 * are written in the language itself, those are compiled that are used. {@code tail} says that a part's outputs are those of
 * the function around it, so that a call there can be left to the caller.
 */
public final class Compiler {
    private final String source;
    private final Scope scope;
    private final Library library;
    private final Level root = new Level(null);
    private final Map<String, Function> written = new HashMap<>();
    private final Set<String> mentioned = new HashSet<>();
    private final Binders binders = new Binders(this);
    private final Assignments assignments = new Assignments(this);

    /** The call of a built-in that is being compiled, if its own text is not the program's. */
    private int inWritten = -1;

    private Compiler(String source, Scope scope, Library library) {
        this.source = source;
        this.scope = scope;
        this.library = library;
    }

    /**
     * A compiled program.
     *
     * @param slots how many variables its outermost frame has
     * @param mentioned the variables of the host that it uses
     */
    public record Compiled(Node body, int slots, Set<String> mentioned) {}

    public static Compiled compile(String source, Scope scope, Library library) throws JqSyntaxException {
        Compiler compiler = new Compiler(source, scope, library);
        Node body = compiler.compile(Parser.parse(source), new Names.Nothing(), compiler.root, false);
        return new Compiled(body, compiler.root.slots(), Set.copyOf(compiler.mentioned));
    }

    Node compile(Ast ast, Names names, Level level, boolean tail) throws JqSyntaxException {
        return switch (ast) {
            case Ast.Identity() -> new Basics.Identity();
            case Ast.Descend() -> call("recurse", List.of(), 0, names, level, tail);
            case Ast.Literal(Value value) -> new Basics.Literal(value.freeze());
            case Ast.Text text -> text(text, names, level);
            case Ast.Interpolated part -> interpolated(part, names, level);
            case Ast.Format(String name, int at) -> format(name, at);
            case Ast.Index(Ast target, Ast key) -> index(target, key, names, level);
            case Ast.Slice(Ast target, Ast from, Ast to) ->
                new SliceNode(inner(target, names, level), bound(from, names, level), bound(to, names, level));
            case Ast.Iterate(Ast target) -> new Iterate(inner(target, names, level));
            case Ast.Pipe(Ast left, Ast right) ->
                new Pipe(inner(left, names, level), compile(right, names, level, tail));
            case Ast.Comma(Ast left, Ast right) ->
                new Comma(inner(left, names, level), compile(right, names, level, tail));
            case Ast.Negate(Ast body) ->
                new NativeCall((_, _, values) -> Arithmetic.negate(values[0]), new Node[] {inner(body, names, level)});
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
                compile(body, define(definition, names, level), level, tail);
            case Ast.Call(String name, List<Ast> arguments, int at) -> call(name, arguments, at, names, level, tail);
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

    private Node bound(@Nullable Ast ast, Names names, Level level) throws JqSyntaxException {
        return ast == null ? new Basics.Literal(Value.NULL) : inner(ast, names, level);
    }

    private Node binary(Ast.Binary binary, Names names, Level level) throws JqSyntaxException {
        Node left = inner(binary.left(), names, level);
        boolean equality = binary.operator() == Operator.EQUAL || binary.operator() == Operator.NOT_EQUAL;
        if (equality && binary.right() instanceof Ast.Literal(Value literal)) {
            return new EqualsLiteral(left, literal.freeze(), binary.operator() == Operator.EQUAL);
        }
        return new BinaryNode(left, inner(binary.right(), names, level), Arithmetic.function(binary.operator()));
    }

    private Node index(Ast target, Ast key, Names names, Level level) throws JqSyntaxException {
        Node from = inner(target, names, level);
        return key instanceof Ast.Literal(StringValue name)
                ? new Field(from, name.freeze())
                : new Index(from, inner(key, names, level));
    }

    private Node text(Ast.Text text, Names names, Level level) throws JqSyntaxException {
        Node[] parts = new Node[text.parts().size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = inner(text.parts().get(i), names, level);
        }
        return new TextNode(parts);
    }

    private Node interpolated(Ast.Interpolated part, Names names, Level level) throws JqSyntaxException {
        return new Pipe(inner(part.body(), names, level), format(part.format(), part.at()));
    }

    private Node format(String name, int at) throws JqSyntaxException {
        Node literal = new Basics.Literal(Value.of(name).freeze());
        return builtin(find("format", 1, at), new Node[] {literal}, at);
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
        Node[] keys = new Node[entries.size()];
        Node[] values = new Node[entries.size()];
        for (int i = 0; i < keys.length; i++) {
            if (entries.get(i).key() instanceof Ast.Literal(Value key) && !(key instanceof StringValue)) {
                throw error(0, "an object's key must be a string, not " + Messages.typed(key));
            }
            keys[i] = inner(entries.get(i).key(), names, level);
            values[i] = inner(entries.get(i).value(), names, level);
        }
        return new ObjectNode(keys, values);
    }

    private Node variable(String name, int at, Names names, Level level) throws JqSyntaxException {
        Names.Variable variable = names.variable(name);
        if (variable != null) {
            return new Basics.Local(level.distanceTo(variable.home()), variable.slot());
        }
        if (name.equals("ENV")) {
            return builtin(find("env", 0, at), new Node[0], at);
        }
        if (scope.variables().contains(name)) {
            mentioned.add(name);
            return new Basics.Given(name);
        }
        Set<String> known = new TreeSet<>(names.variables());
        known.addAll(scope.variables());
        throw error(at, "there is no variable $" + name + Suggestion.among(known, name));
    }

    /** Compiles a definition and gives the names with it. */
    private Names define(Ast.Definition definition, Names names, Level level) throws JqSyntaxException {
        boolean framed = !definition.parameters().isEmpty() || Variables.boundIn(definition.body());
        Function function =
                new Function(definition.name(), definition.parameters().size(), framed);
        Names known = new Names.Defined(function, level, names);
        Level own = framed ? new Level(level) : level;
        Names inside = known;
        Ast body = definition.body();
        for (int i = 0; i < definition.parameters().size(); i++) {
            String parameter = definition.parameters().get(i);
            inside = new Names.Parameter(parameter.replace("$", ""), own, i, inside);
        }
        body = Variables.bindParameters(definition.parameters(), body, definition.at());
        Node compiled = compile(body, inside, own, true);
        function.define(compiled, framed ? own : null);
        return known;
    }

    private Node call(String name, List<Ast> arguments, int at, Names names, Level level, boolean tail)
            throws JqSyntaxException {
        switch (names.callable(name, arguments.size())) {
            case Names.Parameter parameter -> {
                return new ParamCall(parameter.home(), level.distanceTo(parameter.home()), parameter.index(), tail);
            }
            case Names.Defined defined -> {
                return callOf(defined.function(), defined.home(), arguments, names, level, tail);
            }
            case null, default -> {}
        }
        Builtin builtin = find(name, arguments.size(), at, names);
        if (builtin.body() instanceof Builtin.Written(String definition)) {
            return callOf(writtenFunction(builtin, definition, at), root, arguments, names, level, tail);
        }
        Node[] nodes = new Node[arguments.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = inner(arguments.get(i), names, level);
        }
        return builtin(builtin, nodes, at);
    }

    private Node callOf(Function function, Level home, List<Ast> arguments, Names names, Level level, boolean tail)
            throws JqSyntaxException {
        Call.Argument[] compiled = new Call.Argument[arguments.size()];
        for (int i = 0; i < compiled.length; i++) {
            Ast argument = arguments.get(i);
            if (Variables.boundIn(argument)) {
                Level own = new Level(level);
                Node body = compile(argument, names, own, true);
                compiled[i] = new Call.Argument(body, Math.max(1, own.slots()));
            } else {
                compiled[i] = new Call.Argument(compile(argument, names, level, true), 0);
            }
        }
        return new Call(function, level.distanceTo(home), compiled, tail);
    }

    private Node builtin(Builtin builtin, Node[] arguments, int at) throws JqSyntaxException {
        try {
            return switch (builtin.body()) {
                case Builtin.Native(NativeFunction function) -> new NativeCall(function, arguments);
                case Builtin.Special(Builtin.Maker maker) -> maker.make(arguments, scope);
                case Builtin.Written _ ->
                    throw new IllegalStateException(builtin.name() + " is written in the language");
            };
        } catch (Builtin.Refused e) {
            throw error(at, e.reason());
        }
    }

    private Function writtenFunction(Builtin builtin, String text, int at) throws JqSyntaxException {
        Function known = written.get(builtin.signature());
        if (known != null) {
            return known;
        }
        Ast.Definition definition = Parser.definitions(text).getFirst();
        Function function = new Function(builtin.name(), builtin.arity(), true);
        written.put(builtin.signature(), function);
        int before = inWritten;
        inWritten = at;
        Level own = new Level(root);
        Names inside = new Names.Nothing();
        for (int i = 0; i < definition.parameters().size(); i++) {
            inside = new Names.Parameter(definition.parameters().get(i).replace("$", ""), own, i, inside);
        }
        Ast body = Variables.bindParameters(definition.parameters(), definition.body(), definition.at());
        function.define(compile(body, inside, own, true), own);
        inWritten = before;
        return function;
    }

    private Builtin find(String name, int arity, int at) throws JqSyntaxException {
        return find(name, arity, at, new Names.Nothing());
    }

    private Builtin find(String name, int arity, int at, Names names) throws JqSyntaxException {
        Builtin builtin = library.find(name, arity);
        if (builtin != null) {
            return builtin;
        }
        Set<String> known = new TreeSet<>(library.signatures());
        known.addAll(names.callables());
        throw error(at, Suggestion.unknownFunction(known, name, arity));
    }

    JqSyntaxException error(int at, String message) {
        return Place.of(source, inWritten >= 0 ? inWritten : at).error(message);
    }
}
