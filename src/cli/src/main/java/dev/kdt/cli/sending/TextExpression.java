package dev.kdt.cli.sending;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Kind;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** An option's expression that gives a text of a record. A record that is not JSON is a string to it. For one thread. */
public final class TextExpression {
    private final String option;
    private final String wanted;
    private final Program program;
    private final JsonReader json = new JsonReader();

    /**
     * @param option its name, for messages: {@code --key}
     * @param wanted what it is to give, for messages: {@code a partition key is a string or a number}
     */
    public TextExpression(String option, String wanted, Expression expression) {
        this.option = option;
        this.wanted = wanted;
        this.program = expression.program();
    }

    /** The first result, as text. */
    public String of(Slice data) throws JqException {
        var first = new Object() {
            @Nullable
            String text;
        };
        program.run(value(data), Bindings.NONE, result -> {
            if (first.text == null) {
                first.text = text(result);
            }
        });
        if (first.text == null) {
            throw new JqException("the " + option + " expression gave no result (" + wanted + ")");
        }
        return first.text;
    }

    /** The failure of a record for which the expression gave nothing that can be used. */
    public Failure failure(JqException why) {
        String step = option.replaceFirst("^--", "");
        return Failure.step(step, program.expression().place(why), why.getMessage());
    }

    private String text(Value result) throws JqException {
        if (result.kind() == Kind.NULL) {
            throw new JqException("the " + option + " expression gave null (" + wanted + ")");
        }
        return result instanceof StringValue text ? text.text() : result.toString();
    }

    private Value value(Slice data) throws JqException {
        try {
            return json.read(data);
        } catch (JsonException _) {
            int broken = Utf8.indexOfBroken(data);
            if (broken >= 0) {
                throw new JqException(Utf8.complaint(data.at(broken)));
            }
            return StringValue.of(data);
        }
    }
}
