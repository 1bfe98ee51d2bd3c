package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Quantity;
import dev.kdt.generate.value.Rounded;
import dev.kdt.generate.value.Uniform;
import dev.kdt.pipeline.config.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers that are drawn: a number, a range {@code 1..5}, or a mapping with {@code from} and {@code to} or with a
 * distribution.
 */
public final class NumberReader {
    /** The keys of the mapping, for numbers. */
    public static final List<ParamSpec> PARAMS = Stream.concat(
                    params(ParamType.NUMBER).stream(),
                    Stream.of(ParamSpec.of(
                            "decimals",
                            ParamType.WHOLE,
                            "Digits behind the point, at most 15; else as many as from, to and step are"
                                    + " written with, as in ranges (1..2.50 has two, 1e-3..2e-3 three), and none"
                                    + " by a distribution.")))
            .toList();

    /** The keys of the mapping, for time spans. */
    public static final List<ParamSpec> SPAN_PARAMS = params(ParamType.SPAN);

    private static final int MOST_DECIMALS = 15;
    private static final String RANGE = "..";

    /** The most units of the last decimal. */
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE / 2);

    private final Unit unit;
    private final FieldScope scope;

    /**
     * Numbers that are drawn.
     *
     * @param quantity the number in units of the last decimal
     * @param decimals digits behind the point
     * @param least the least one that is written; 0 where none is
     */
    public record Numbers(Quantity quantity, int decimals, long least) {}

    private NumberReader(Unit unit, FieldScope scope) {
        this.unit = unit;
        this.scope = scope;
    }

    /** Numbers without a unit; null when something is wrong. */
    public static @Nullable Numbers numbers(Node node, FieldScope scope) {
        return new NumberReader(Unit.NONE, scope).read(node);
    }

    /** Numbers of things; null when something is wrong. */
    public static @Nullable Quantity counts(Node node, FieldScope scope) {
        Numbers numbers = numbers(node, scope);
        if (numbers != null && (numbers.decimals() > 0 || numbers.least() < 0)) {
            scope.problem(node.place(), "must be whole numbers from 0 on");
            return null;
        }
        return numbers == null ? null : numbers.quantity();
    }

    /** Time spans in microseconds; null when something is wrong. */
    public static @Nullable Quantity spans(Node node, FieldScope scope) {
        Numbers numbers = new NumberReader(Unit.MICROSECONDS, scope).read(node);
        return numbers == null ? null : numbers.quantity();
    }

    private static List<ParamSpec> params(ParamType unit) {
        return List.of(
                ParamSpec.of("from", unit, "The least one."),
                ParamSpec.of("to", unit, "The greatest one."),
                ParamSpec.of("step", unit, "From one to the next, of a range without a distribution."),
                ParamSpec.mapping(
                        DistributionReader.NORMAL,
                        List.of(
                                ParamSpec.of("mean", unit, "The mean."),
                                ParamSpec.of("deviation", unit, "The standard deviation.")),
                        "The normal distribution."),
                ParamSpec.mapping(
                        DistributionReader.LOG_NORMAL,
                        List.of(
                                ParamSpec.of("median", unit, "The median."),
                                ParamSpec.of("sigma", ParamType.NUMBER, "The deviation of the logarithm.")),
                        "The log-normal distribution: many small ones, a few large ones."),
                ParamSpec.mapping(
                        DistributionReader.EXPONENTIAL,
                        List.of(ParamSpec.of("mean", unit, "The mean.")),
                        "The exponential distribution: the times between events that do not know of each other."),
                ParamSpec.mapping(
                        DistributionReader.ZIPF,
                        List.of(
                                ParamSpec.of("size", ParamType.WHOLE, "The greatest rank."),
                                ParamSpec.of("exponent", ParamType.NUMBER, "How much the first ranks prevail; 1.")),
                        "Ranks from 1, the first ones the most frequent."));
    }

    private @Nullable Numbers read(Node node) {
        if (node instanceof Node.Scalar scalar) {
            int dots = scalar.text().indexOf(RANGE);
            return dots < 0 ? constant(scalar) : range(scalar, dots);
        }
        if (!(node instanceof Node.Mapping mapping)) {
            scope.problem(node.place(), "must be numbers (write a number, a range such as 1..5, or a distribution)");
            return null;
        }
        int before = scope.problems().count();
        scope.checkKeys(mapping, unit == Unit.NONE ? PARAMS : SPAN_PARAMS);
        DistributionReader.Drawn drawn = new DistributionReader(unit, scope).read(mapping);
        BigDecimal from = bound(mapping, "from");
        BigDecimal to = bound(mapping, "to");
        BigDecimal step = bound(mapping, "step");
        Integer given = decimals(mapping);
        if (scope.problems().count() > before) {
            return null;
        }
        int decimals = given != null ? given : drawn != null ? 0 : scale(scale(scale(0, from), to), step);
        if (!isCounted(mapping, from, decimals) || !isCounted(mapping, to, decimals)) {
            return null;
        }
        if (drawn != null) {
            return bounded(mapping, drawn, from, to, step, decimals);
        }
        if (from == null || to == null) {
            scope.problem(
                    mapping.place(),
                    "'" + (from == null ? "from" : "to") + "' is missing (or a distribution: "
                            + String.join(", ", DistributionReader.NAMES) + ")");
            return null;
        }
        return uniform(mapping, from, to, step, decimals);
    }

    private @Nullable Numbers constant(Node.Scalar scalar) {
        BigDecimal number = unit.read(scalar, scope);
        if (number == null) {
            return null;
        }
        int decimals = scale(0, number);
        if (!isCounted(scalar, number, decimals)) {
            return null;
        }
        long only = unscaled(number, decimals);
        return new Numbers(Quantity.of(only), decimals, only);
    }

    private @Nullable Numbers range(Node.Scalar scalar, int dots) {
        BigDecimal from = unit.parse(scalar.text().substring(0, dots).strip());
        BigDecimal to =
                unit.parse(scalar.text().substring(dots + RANGE.length()).strip());
        if (from == null || to == null) {
            scope.problem(
                    scalar.place(),
                    "'" + scalar.text() + "' is no range (write " + (unit == Unit.NONE ? "1..5" : "5m..1h") + ")");
            return null;
        }
        int decimals = scale(scale(0, from), to);
        return isCounted(scalar, from, decimals) && isCounted(scalar, to, decimals)
                ? uniform(scalar, from, to, null, decimals)
                : null;
    }

    private @Nullable Numbers uniform(
            Node node, BigDecimal from, BigDecimal to, @Nullable BigDecimal step, int decimals) {
        if (!inOrder(node, from, to)) {
            return null;
        }
        long least = unscaled(from, decimals);
        long steps = unscaled(to, decimals) - least;
        long each = step == null ? 1 : unscaled(step, decimals);
        if (each < 1) {
            scope.problem(node.place(), "'step' must be more than 0, with no more decimals than the numbers");
            return null;
        }
        return new Numbers(new Uniform(least, steps / each, each), decimals, least);
    }

    private @Nullable Numbers bounded(
            Node.Mapping mapping,
            DistributionReader.Drawn drawn,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            @Nullable BigDecimal step,
            int decimals) {
        if (step != null) {
            scope.problem(mapping.place(), "'step' is for ranges without a distribution");
            return null;
        }
        long most = Long.MAX_VALUE / 2;
        if (from != null && to != null && !inOrder(mapping, from, to)) {
            return null;
        }
        return new Numbers(
                new Rounded(
                        drawn.distribution(),
                        Math.pow(10, decimals),
                        from != null ? unscaled(from, decimals) : unit == Unit.MICROSECONDS ? 0 : -most,
                        to != null ? unscaled(to, decimals) : most),
                decimals,
                from != null ? unscaled(from, decimals) : 0);
    }

    private boolean inOrder(Node node, BigDecimal from, BigDecimal to) {
        if (from.compareTo(to) <= 0) {
            return true;
        }
        scope.problem(node.place(), "the least one is more than the greatest one (exchange them)");
        return false;
    }

    private @Nullable BigDecimal bound(Node.Mapping mapping, String key) {
        Node node = mapping.get(key);
        return node == null ? null : unit.read(node, scope.in(key));
    }

    private @Nullable Integer decimals(Node.Mapping mapping) {
        Node node = mapping.get("decimals");
        if (node == null) {
            return null;
        }
        BigDecimal number = Unit.NONE.read(node, scope.in("decimals"));
        if (number != null
                && (number.stripTrailingZeros().scale() > 0
                        || number.signum() < 0
                        || number.compareTo(BigDecimal.valueOf(MOST_DECIMALS)) > 0)) {
            scope.in("decimals").problem(node.place(), "must be a whole number from 0 to " + MOST_DECIMALS);
            return null;
        }
        return number == null ? null : number.intValueExact();
    }

    private int scale(int least, @Nullable BigDecimal number) {
        return number == null || unit == Unit.MICROSECONDS ? least : Math.clamp(number.scale(), least, MOST_DECIMALS);
    }

    /** Whether a number can be counted in units of its last decimal; else that is told. */
    private boolean isCounted(Node node, @Nullable BigDecimal number, int decimals) {
        if (number == null
                || unit == Unit.MICROSECONDS // Times that go too far are told of records.
                || number.movePointRight(decimals).abs().compareTo(MOST) <= 0) {
            return true;
        }
        scope.problem(
                node.place(),
                "numbers are drawn up to " + MOST.movePointLeft(decimals).toPlainString()
                        + (decimals > 0 ? " with " + decimals + " decimals" : "")
                        + " (write smaller numbers" + (decimals > 0 ? ", or fewer decimals)" : ")"));
        return false;
    }

    /** In units of the last decimal, within what can be counted. */
    private static long unscaled(BigDecimal number, int decimals) {
        return number.movePointRight(decimals).min(MOST).max(MOST.negate()).longValue();
    }
}
