package dev.kdt.generate.learn;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Numbers that follow from earlier ones, as a total from price and quantity. */
final class Calculations {
    private static final double NEARLY_ALL = 0.98;

    /** In fewer records it is chance. */
    private static final int FEWEST = 20;

    /** A number that is nearly always the same follows from everything. */
    private static final double MOST_COLLISION = 0.7;

    /** What is left of a number by arithmetic in binary. */
    private static final double NOISE = 1e-9;

    private static final int MOST_DECIMALS = 6;

    private final EarlierFields earlier;

    /** @param earlier fields that may be calculated with */
    Calculations(EarlierFields earlier) {
        this.earlier = earlier;
    }

    private enum Operation {
        PRODUCT("*"),
        SUM("+"),
        DIFFERENCE("-"),
        QUOTIENT("/");

        private final String sign;

        Operation(String sign) {
            this.sign = sign;
        }

        private double of(double a, double b) {
            return switch (this) {
                case PRODUCT -> a * b;
                case SUM -> a + b;
                case DIFFERENCE -> a - b;
                case QUOTIENT -> a / b;
            };
        }
    }

    /**
     * The draft of a number that is calculated from earlier ones; null when it is not.
     *
     * @param records how many were seen: only numbers that all have are calculated with
     */
    @Nullable
    Draft draft(FieldProfile field, long records) {
        if (field.place().isInArray()
                || !field.usualTypes().equals(List.of(FieldProfile.Type.NUMBER))
                || Repeats.of(earlier.column(field)).collision() > MOST_COLLISION) {
            return null;
        }
        List<FieldProfile> always = earlier.numbers().stream()
                .filter(each -> each.seen() == records
                        && each.nulls() == 0
                        && each.strange() == 0
                        && Repeats.of(earlier.column(each)).collision() < 1)
                .toList();
        for (FieldProfile one : always) {
            if (holds(field, one, one, (a, _) -> a)) {
                return Draft.of("jq", one.place().path())
                        .remarked("the same as " + one.place().path());
            }
        }
        for (FieldProfile one : always) {
            for (FieldProfile other : always) {
                for (Operation each : one == other ? List.<Operation>of() : List.of(Operation.values())) {
                    if (holds(field, one, other, each::of)) {
                        return Draft.of("jq", expression(field, one, other, each))
                                .remarked("calculated, it seems");
                    }
                }
            }
        }
        return null;
    }

    private static boolean holds(FieldProfile field, FieldProfile one, FieldProfile other, DoubleBinaryOperator of) {
        double half = 0.5 * Math.pow(10, -field.numbers().decimals());
        NumberTrack results = field.numbers().track();
        int seen = 0;
        int same = 0;
        for (int i = 0; i < results.size(); i++) {
            double expected = of.applyAsDouble(
                    one.numbers().track().of(i), other.numbers().track().of(i));
            if (!Double.isNaN(results.of(i)) && !Double.isNaN(expected)) {
                seen++;
                double distance = Math.abs(results.of(i) - expected);
                same += distance <= half + NOISE * Math.abs(expected) ? 1 : 0;
            }
        }
        return seen >= FEWEST && same >= NEARLY_ALL * seen;
    }

    private static String expression(FieldProfile field, FieldProfile one, FieldProfile other, Operation operation) {
        String plain =
                one.place().path() + " " + operation.sign + " " + other.place().path();
        int decimals = field.numbers().decimals();
        boolean isExact = decimals == 0
                && operation != Operation.QUOTIENT
                && one.numbers().isWhole()
                && other.numbers().isWhole();
        if (isExact || decimals > MOST_DECIMALS) {
            return plain;
        }
        String factor = String.valueOf((long) Math.pow(10, decimals));
        return decimals == 0 ? "(" + plain + ") | round" : "(" + plain + ") * " + factor + " | round / " + factor;
    }
}
