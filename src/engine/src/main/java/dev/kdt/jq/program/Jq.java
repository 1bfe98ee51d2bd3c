package dev.kdt.jq.program;

import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.builtin.Builtins;
import dev.kdt.jq.run.Compiler;

/** The jq language, version 1.8, without modules. */
public final class Jq {
    private Jq() {}

    /**
     * Compiles a program.
     *
     * @param source the program's text; empty means {@code .}
     * @param scope what the host gives
     * @throws JqSyntaxException when the text is no program, or uses what is not there
     */
    public static Expression compile(String source, Scope scope) throws JqSyntaxException {
        return new Expression(source, Compiler.compile(source, scope, Builtins.LIBRARY), scope.budget());
    }
}
