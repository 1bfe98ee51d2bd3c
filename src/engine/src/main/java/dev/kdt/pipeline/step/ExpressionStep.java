package dev.kdt.pipeline.step;

import dev.kdt.jq.program.Expression;

/** A step that consists of one jq expression. */
public interface ExpressionStep extends Step {
    /** The expression, as it is written in the pipeline file. */
    Expression expression();

    /** The same step, with the same name, for another expression. */
    ExpressionStep with(Expression other);
}
