package dev.kdt.generate.template.form;

import dev.kdt.pipeline.config.Node;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads weights. */
public final class Weights {
    /** The message about weights of which none is more than 0. */
    public static final String NOTHING = "the weights add up to nothing (give one that is more than 0)";

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private Weights() {}

    /** The weight, which may be 0; null when it is none, which is added to the problems. */
    public static @Nullable Double read(Node node, FieldScope scope) {
        BigDecimal weight = node instanceof Node.Scalar scalar ? Unit.NONE.parse(scalar.text()) : null;
        if (weight == null || weight.signum() < 0 || weight.compareTo(MOST) > 0) {
            scope.problem(node.place(), "a weight must be a number that is not negative");
            return null;
        }
        return weight.doubleValue();
    }

    /** Whether nothing could ever be chosen. */
    public static boolean areNone(double[] weights) {
        return Arrays.stream(weights).sum() <= 0;
    }
}
