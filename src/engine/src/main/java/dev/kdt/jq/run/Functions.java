package dev.kdt.jq.run;

import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.Scope.Capability;
import dev.kdt.jq.syntax.Ast;
import dev.kdt.jq.syntax.Parser;
import dev.kdt.json.Value;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compiles definitions and calls. Of the built-in functions that are written in the language itself, those are compiled that are
 * used, once each; they see nothing of the program.
 */
final class Functions {
    private final Compiler compiler;
    private final Scope scope;
    private final Library library;
    private final Level root;
    private final Map<String, Function> written = new HashMap<>();
    private final Set<Capability> used = EnumSet.noneOf(Capability.class);

    /** The call of the written built-in that is being compiled: its own text is not the program's. */
    private int inWritten = Node.NOWHERE;

    Functions(Compiler compiler, Scope scope, Library library, Level root) {
        this.compiler = compiler;
        this.scope = scope;
        this.library = library;
        this.root = root;
    }

    /** The host's capabilities that the called functions need. */
    Set<Capability> used() {
        return used;
    }

    /** The place for errors at run time of what is being compiled. */
    int place(int at) {
        return inWritten >= 0 ? Node.NOWHERE : at;
    }

    /** The place for errors at compile time: the call of the built-in, if that is being compiled. */
    int blame(int at) {
        return inWritten >= 0 ? inWritten : at;
    }

    /** Compiles a definition and gives the names with it. */
    Names define(Ast.Definition definition, Names names, Level level) throws JqSyntaxException {
        boolean framed = !definition.parameters().isEmpty() || Variables.boundIn(definition.body());
        Function function =
                new Function(definition.name(), definition.parameters().size(), framed);
        Names known = new Names.Defined(function, level, names);
        Level own = framed ? new Level(level) : level;
        function.define(body(definition, known, own), framed ? own : null);
        return known;
    }

    private Node body(Ast.Definition definition, Names outside, Level own) throws JqSyntaxException {
        Names inside = outside;
        for (int i = 0; i < definition.parameters().size(); i++) {
            inside = new Names.Parameter(definition.parameters().get(i).replace("$", ""), own, i, inside);
        }
        Ast body = Variables.bindParameters(definition.parameters(), definition.body(), definition.at());
        return compiler.compile(body, inside, own, true);
    }

    Node call(Ast.Call call, Names names, Level level, boolean tail) throws JqSyntaxException {
        List<Ast> arguments = call.arguments();
        switch (names.callable(call.name(), arguments.size())) {
            case Names.Parameter parameter -> {
                return new ParamCall(parameter.home(), level.distanceTo(parameter.home()), parameter.index(), tail);
            }
            case Names.Defined defined -> {
                return callOf(defined.function(), defined.home(), call, names, level, tail);
            }
            case null, default -> {}
        }
        Builtin builtin = find(call.name(), arguments.size(), call.at(), names);
        if (builtin.body() instanceof Builtin.Written(String definition)) {
            return callOf(writtenFunction(builtin, definition, call.at()), root, call, names, level, tail);
        }
        Node[] nodes = new Node[arguments.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = compiler.inner(arguments.get(i), names, level);
        }
        return builtin(builtin, nodes, call.at());
    }

    private Node callOf(Function function, Level home, Ast.Call call, Names names, Level level, boolean tail)
            throws JqSyntaxException {
        Call.Argument[] compiled = new Call.Argument[call.arguments().size()];
        for (int i = 0; i < compiled.length; i++) {
            Ast argument = call.arguments().get(i);
            if (Variables.boundIn(argument)) {
                Level own = new Level(level);
                Node body = compiler.compile(argument, names, own, true);
                compiled[i] = new Call.Argument(body, Math.max(1, own.slots()));
            } else {
                compiled[i] = new Call.Argument(compiler.compile(argument, names, level, true), 0);
            }
        }
        return new Call(function, level.distanceTo(home), compiled, tail, place(call.at()));
    }

    /** {@code @name}, the input's format. */
    Node format(String name, int at) throws JqSyntaxException {
        Node literal = new Basics.Literal(Value.of(name).freeze());
        return builtin(find("format", 1, at, new Names.Nothing()), new Node[] {literal}, at);
    }

    /** {@code $ENV} */
    Node environment(int at) throws JqSyntaxException {
        return builtin(find("env", 0, at, new Names.Nothing()), new Node[0], at);
    }

    private Node builtin(Builtin builtin, Node[] arguments, int at) throws JqSyntaxException {
        Site site = new Site(scope, used, place(at));
        try {
            return switch (builtin.body()) {
                case Builtin.Native(NativeFunction function) -> site.function(function, arguments);
                case Builtin.Special(Builtin.Maker maker) -> maker.make(arguments, site);
                case Builtin.Written _ ->
                    throw new IllegalStateException(builtin.name() + " is written in the language");
            };
        } catch (Builtin.Refused e) {
            throw compiler.error(at, e.reason());
        }
    }

    private Function writtenFunction(Builtin builtin, String text, int at) throws JqSyntaxException {
        Function known = written.get(builtin.signature());
        if (known != null) {
            return known;
        }
        Function function = new Function(builtin.name(), builtin.arity(), true);
        written.put(builtin.signature(), function);
        Ast.Definition definition = Parser.definitions(text).getFirst();
        int before = inWritten;
        inWritten = blame(at);
        Level own = new Level(root);
        function.define(body(definition, new Names.Nothing(), own), own);
        inWritten = before;
        return function;
    }

    private Builtin find(String name, int arity, int at, Names names) throws JqSyntaxException {
        Builtin builtin = library.find(name, arity);
        if (builtin != null) {
            return builtin;
        }
        Set<String> known = new TreeSet<>(library.signatures());
        known.addAll(names.callables());
        throw compiler.error(at, Suggestion.unknownFunction(known, name, arity));
    }
}
