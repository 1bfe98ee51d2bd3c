package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.JsonException;
import dev.kdt.json.Value;
import java.nio.charset.StandardCharsets;

/** A jq expression over the record so far. */
public final class Calculation {
    private final int expression;
    private final byte[] closing;
    private final String subject;

    /**
     * An expression of a template.
     *
     * @param expression its number among those of the template
     * @param closing what ends the objects and arrays around the place where it stands, the innermost first: {@code }]}}
     * @param subject what it is in the template, for messages: {@code 'total', 'jq'}
     */
    public Calculation(int expression, String closing, String subject) {
        this.expression = expression;
        this.closing = closing.getBytes(StandardCharsets.US_ASCII);
        this.subject = subject;
    }

    /** Whether the first result is neither null nor false. */
    boolean test(Draw draw, ByteBuilder out) {
        Program program = draw.program(expression);
        try {
            return program.test(input(draw, out), Bindings.NONE);
        } catch (JqException e) {
            throw failure(program.expression(), e);
        }
    }

    /** Adds the first result; nothing when there is none. */
    void write(Draw draw, ByteBuilder out) {
        Program program = draw.program(expression);
        int before = out.size();
        try {
            program.run(input(draw, out), Bindings.NONE, result -> {
                if (out.size() == before) {
                    result.writeTo(out);
                }
            });
        } catch (JqException e) {
            throw failure(program.expression(), e);
        }
    }

    private Value input(Draw draw, ByteBuilder out) {
        try {
            return draw.reader().read(draw.soFar(out, closing));
        } catch (JsonException e) {
            throw new IllegalStateException("the record so far is JSON", e);
        }
    }

    private GenerationException failure(Expression expression, JqException e) {
        return new GenerationException(expression.place(e), subject + ": " + e.getMessage());
    }
}
