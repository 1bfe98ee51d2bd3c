package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.TextPlace;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.Kind;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.step.CurrentRecord;

/** An expression on the values of outputs. One per thread. */
final class OutputExpression {
    private final Program program;
    private final OutputValue value;
    private final CurrentRecord current = new CurrentRecord();
    private final ByteBuilder results = new ByteBuilder();

    OutputExpression(Expression expression, OutputValue value) {
        this.program = expression.program();
        this.value = value;
    }

    /**
     * The results: strings as they are, nothing for null, JSON for any other value, commas between several.
     *
     * @throws RenderException when the expression fails
     */
    String text(Output output) {
        current.begin(output.source(), output.chain());
        results.clear();
        int[] count = {0};
        try {
            program.run(value.of(output), current, each -> {
                results.ascii(count[0]++ == 0 ? "" : ",");
                add(each);
            });
        } catch (JqException e) {
            TextPlace place = program.expression().place(e);
            throw new RenderException("--format: %{" + program.expression().source() + "}"
                    + (place == null ? "" : " (" + place + ")") + ": " + e.getMessage());
        }
        return results.toString();
    }

    private void add(Value each) {
        if (each instanceof StringValue text) {
            results.put(text.utf8());
        } else if (each.kind() != Kind.NULL) {
            each.writeTo(results);
        }
    }
}
