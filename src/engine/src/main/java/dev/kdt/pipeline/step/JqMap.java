package dev.kdt.pipeline.step;

import static dev.kdt.pipeline.config.FieldSpec.required;

import dev.kdt.jq.JqException;
import dev.kdt.jq.JsonOutput;
import dev.kdt.jq.ResultConsumer;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.pipeline.config.Example;
import dev.kdt.pipeline.config.FieldType;
import dev.kdt.pipeline.config.Fields;
import dev.kdt.pipeline.config.StepSpec;
import dev.kdt.pipeline.config.Surroundings;
import java.util.List;

/** {@code map}: makes new records of each. */
final class JqMap implements StepType {
    private static final StepSpec SPEC = new StepSpec(
            "map",
            "Makes of each record what a jq expression gives for it: one record, several, or none.",
            """
            All results go on as records of their own, in order. When the expression fails, the record fails as a whole: what it \
            gave before is taken back.\
            """,
            List.of(required("to", new FieldType.Expression(), "The expression.")),
            List.of(
                    Example.of(
                            "Compute a field",
                            "map: '{id, total: (.qty * .price)}'",
                            "{\"id\":1,\"qty\":3,\"price\":19.90}",
                            "{\"id\":1,\"total\":59.699999999999996}"),
                    Example.of(
                            "One record for each item",
                            "map: '{order: .id} + .items[]'",
                            "{\"id\":1,\"items\":[{\"sku\":\"a\"},{\"sku\":\"b\"}]}",
                            "{\"order\":1,\"sku\":\"a\"}",
                            "{\"order\":1,\"sku\":\"b\"}"),
                    Example.of(
                            "Use where the record came from",
                            "map: '{id, line: $meta.line}'",
                            "{\"id\":1}",
                            "{\"id\":1,\"line\":1}")));

    @Override
    public StepSpec spec() {
        return SPEC;
    }

    @Override
    public Step compile(Fields fields, Surroundings surroundings) {
        return new Mapping(fields.step(), fields.expression("to"));
    }

    /** A step that is an expression. */
    record Mapping(String name, Expression to) implements ExpressionStep {
        @Override
        public Expression expression() {
            return to;
        }

        @Override
        public ExpressionStep with(Expression other) {
            return new Mapping(name, other);
        }

        @Override
        public String asJq() {
            return to.source();
        }

        @Override
        public boolean rewrites() {
            return true;
        }

        @Override
        public Worker start(Worker next, CurrentRecord current) {
            Program program = to.program();
            ResultConsumer output = next::take;
            JsonOutput texts = next.texts();
            return value -> {
                try {
                    if (texts == null) {
                        program.run(value, current, output);
                    } else {
                        program.write(value, current, texts);
                    }
                } catch (JqException e) {
                    throw StepFailure.of(name, to, e, value);
                }
            };
        }
    }
}
