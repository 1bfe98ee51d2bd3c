package dev.kdt.generate.template.form;

import dev.kdt.pipeline.config.Node;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers. */
public final class Whole {
    private static final long MOST = 1_000_000_000_000_000L;

    private Whole() {}

    /** The number; null when it is none, or an immense one, which is added to the problems. */
    public static @Nullable Long read(Node node, FieldScope scope) {
        BigDecimal number = node instanceof Node.Scalar scalar ? Unit.NONE.parse(scalar.text()) : null;
        if (number == null
                || number.stripTrailingZeros().scale() > 0
                || number.abs().compareTo(BigDecimal.valueOf(MOST)) > 0) {
            scope.problem(node.place(), "must be a whole number, at most " + MOST);
            return null;
        }
        return number.longValueExact();
    }

    /** The same for a number that must be at least {@code least}. */
    public static @Nullable Long atLeast(long least, Node node, FieldScope scope) {
        Long number = read(node, scope);
        if (number != null && number < least) {
            scope.problem(node.place(), "must be at least " + least);
            return null;
        }
        return number;
    }
}
