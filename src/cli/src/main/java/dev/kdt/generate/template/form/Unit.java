package dev.kdt.generate.template.form;

import dev.kdt.pipeline.config.Node;
import dev.kdt.unit.TimeSpan;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The unit of numbers in a template file. */
enum Unit {
    /** None: plain numbers. */
    NONE("a number") {
        @Override
        @Nullable
        BigDecimal parse(String text) {
            try {
                BigDecimal number = new BigDecimal(text);
                return Math.abs(number.scale()) > 100 || number.precision() > 40 ? null : number;
            } catch (NumberFormatException _) {
                return null;
            }
        }
    },
    /** Time spans, counted in microseconds. */
    MICROSECONDS("a time span such as 10m") {
        @Override
        @Nullable
        BigDecimal parse(String text) {
            Duration span = TimeSpan.parse(text);
            return span == null ? null : BigDecimal.valueOf(span.toMillis()).scaleByPowerOfTen(3);
        }
    };

    private final String words;

    Unit(String words) {
        this.words = words;
    }

    /** The number in this unit; null when the text is none. */
    abstract @Nullable BigDecimal parse(String text);

    /** The number of a node; null when it is none, which is added to the problems. */
    @Nullable
    BigDecimal read(Node node, FieldScope scope) {
        BigDecimal number = node instanceof Node.Scalar scalar ? parse(scalar.text()) : null;
        if (number == null) {
            scope.problem(node.place(), "must be " + words);
        }
        return number;
    }
}
