package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.required;

import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;

/** {@code filter}: passes what a condition is true for. */
final class Filter implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "filter",
            "Passes the records for which a condition is true and drops the others.",
            """
            The condition is a jq expression. Its first result counts: null and false drop the record, anything else lets it \
            pass. A condition without a result drops it, too. A record that passes keeps its bytes. A condition that fails, as .a.b does on \
            a text, fails the record: write .a.b? where that may happen.\
            """,
            List.of(required("condition", new FieldType.Expression(), "The condition.")),
            List.of(
                    Example.of(
                            "Drop test orders",
                            "filter: .status != \"test\"",
                            "{\"id\":1,\"status\":\"paid\"}",
                            "{\"id\":1,\"status\":\"paid\"}"),
                    Example.of("Drop what has no price", "filter: .price", "{\"id\":1}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) {
        return new Condition(fields.step(), fields.expression("condition"));
    }

    /** A step that is a condition. */
    record Condition(String name, Expression condition) implements ExpressionStep {
        @Override
        public Expression expression() {
            return condition;
        }

        @Override
        public ExpressionStep with(Expression other) {
            return new Condition(name, other);
        }

        @Override
        public String asJq() {
            return "select(" + condition.source() + ")";
        }

        @Override
        public Worker start(Worker next, CurrentRecord current) {
            Program program = condition.program();
            return value -> {
                try {
                    if (program.test(value, current)) {
                        next.take(value);
                        return;
                    }
                } catch (JqException e) {
                    throw StepFailure.of(name, condition, e, value);
                }
                current.dropped(name, () -> FilterExplanation.holds(condition.source(), value));
            };
        }
    }
}
