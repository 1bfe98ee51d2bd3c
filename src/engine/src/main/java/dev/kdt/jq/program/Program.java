package dev.kdt.jq.program;

import dev.kdt.jq.Bindings;
import dev.kdt.jq.Budget;
import dev.kdt.jq.Halt;
import dev.kdt.jq.JqException;
import dev.kdt.jq.JsonOutput;
import dev.kdt.jq.ResultConsumer;
import dev.kdt.jq.run.Compiler;
import dev.kdt.jq.run.ProgramRunner;
import dev.kdt.json.Value;

/** An expression ready to run, with the room that a run needs. For one thread; one run at a time. */
public final class Program {
    private final Expression expression;
    private final ProgramRunner run;

    Program(Expression expression, Compiler.Compiled compiled, Budget budget) {
        this.expression = expression;
        this.run = new ProgramRunner(compiled, budget);
    }

    /** The expression that it runs. */
    public Expression expression() {
        return expression;
    }

    /** Whether the first output is true, that is neither null nor false. Without outputs: no. */
    public boolean test(Value in, Bindings bindings) throws JqException {
        return run.test(in, bindings);
    }

    /**
     * Gives all outputs for {@code in}, in order. When the program fails, the outputs before that have been given.
     *
     * @throws JqException the program's error, or that of {@code out}
     * @throws Halt when the program asked for it and may
     */
    public void run(Value in, Bindings bindings, ResultConsumer out) throws JqException {
        run.run(in, bindings, out);
    }

    /**
     * As {@link #run}, but writes the outputs without making them first where it can. When the program fails, a part of an
     * output may stand behind the last one that was ended.
     *
     * @throws JqException the program's error
     * @throws Halt when the program asked for it and may
     */
    public void write(Value in, Bindings bindings, JsonOutput out) throws JqException {
        run.write(in, bindings, out);
    }
}
