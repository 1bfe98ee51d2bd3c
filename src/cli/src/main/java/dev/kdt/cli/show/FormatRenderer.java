package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.show.FormatPart.Field;
import dev.kdt.cli.show.FormatPart.Literal;
import dev.kdt.cli.show.FormatPart.Result;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.Output;
import java.util.List;
import java.util.function.Function;

/**
 * Renders records, which come as lines of text, by the template of {@code -f}: letters as {@link FormatField} has them, with widths and bounds as in C's printf ({@code
 * %-20.10k}); {@code %{JQ}} gives the results of an expression on the record's value. On a terminal no field controls the terminal;
 * what the template itself says is printed as it is.
 */
public final class FormatRenderer implements Renderer {
    private final RecordStyle style;
    private final OutputValue value;
    private final List<Renderer> parts;
    private final ByteBuilder field = new ByteBuilder();

    /**
     * @param compiler compiles the expressions in the format
     * @param holding what outputs are
     * @throws UsageException when the format has a letter or an escape that stands for nothing
     */
    public FormatRenderer(
            String format, Function<String, Expression> compiler, RecordStyle style, EnvelopeRenderer.Holding holding) {
        this.style = style;
        this.value = new OutputValue(holding);
        this.parts = FormatParser.parse(format, compiler).stream()
                .map(this::renderer)
                .toList();
    }

    @Override
    public void render(Output output, ByteBuilder to) {
        Slice line = output.bytes();
        Output text = output.withBytes(line.sub(0, line.length() - 1));
        for (Renderer part : parts) {
            part.render(text, to);
        }
    }

    private Renderer renderer(FormatPart part) {
        return switch (part) {
            case Literal(Slice bytes) -> (_, to) -> to.put(bytes);
            case Field(FormatField its, FormatLayout layout)
            when its == FormatField.PAYLOAD && layout.isNone() -> (output, to) -> add(output.bytes(), to);
            case Field(FormatField its, FormatLayout layout) ->
                (output, to) -> add(layout.apply(its.text(output, style.clock())), to);
            case Result(Expression expression, FormatLayout layout) -> {
                OutputExpression results = new OutputExpression(expression, value);
                yield (output, to) -> add(layout.apply(results.text(output)), to);
            }
        };
    }

    private void add(String text, ByteBuilder to) {
        add(field.clear().utf8(text).view(), to);
    }

    private void add(Slice text, ByteBuilder to) {
        if (style.onTerminal()) {
            PrintableText.addLines(text, to);
        } else {
            to.put(text);
        }
    }
}
