package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.NumberField;
import dev.kdt.pipeline.config.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code number}. */
final class NumberForm implements FieldForm {
    @Override
    public FormSpec spec() {
        return new FormSpec(
                "number",
                List.of(ParamType.NUMBERS),
                NumberReader.PARAMS,
                List.of(),
                "A number: evenly from a range, or by a distribution, which from and to may cut.",
                List.of(
                        "{ number: 1..9 }",
                        "{ number: { from: 0.05, to: 20, step: 0.05, decimals: 2 } }",
                        "{ number: { log-normal: { median: 120, sigma: 0.8 }, to: 30000 } }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        NumberReader.Numbers numbers = NumberReader.numbers(value, scope);
        return numbers == null ? null : new NumberField(numbers.quantity(), numbers.decimals());
    }
}
