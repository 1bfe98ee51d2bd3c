package dev.kdt.generate.learn;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drafts of numbers by the distribution that a sample of them is near to. */
final class NumberDraft {
    /** More decimals are those of calculated numbers. */
    private static final int MOST_DECIMALS = 6;

    /** Numbers are drawn as longs, in units of their last decimal. */
    private static final double MOST = 4e18;

    private static final Draft GREAT = Draft.of("number", new Draft.Word("1000000000000000000..4000000000000000000"));

    /** Shares that part a sample which no distribution fits; finer at its upper end, where few numbers tell of most of the range. */
    private static final double[] PARTS = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1};

    private final double[] sorted;
    private final int decimals;
    private final double unit;

    private NumberDraft(double[] numbers, int decimals) {
        this.sorted = Arrays.stream(numbers)
                .map(each -> Math.clamp(each, -MOST, MOST))
                .toArray();
        double most = Math.max(1, Math.max(Math.abs(least()), Math.abs(most())));
        this.decimals = Math.min(Math.min(decimals, MOST_DECIMALS), (int) Math.log10(MOST / most));
        this.unit = Steps.of(sorted, this.decimals);
    }

    /** A field of such numbers. */
    static Draft field(NumberProfile numbers) {
        if (numbers.sorted().length == 0) {
            return Draft.constant(0L).remarked("numbers too great to be learned");
        }
        NumberDraft draft = new NumberDraft(numbers.sorted(), numbers.decimals());
        boolean isCut = Math.max(-draft.least(), draft.most()) >= MOST;
        Draft drawn = isCut && draft.least() == draft.most() ? GREAT : draft.field();
        return drawn.remarked(isCut ? "greater numbers are not drawn" : "");
    }

    /** Numbers that are drawn without being a field: the length of an array. */
    static Object spec(NumberProfile numbers) {
        NumberDraft draft = new NumberDraft(numbers.sorted(), 0);
        double least = draft.least();
        if (least == draft.most()) {
            return (long) least;
        }
        Fit fit = BestFit.nearest(draft.sorted, draft.unit);
        return fit instanceof Fit.Uniform
                ? new Draft.Word(Draft.number(least) + ".." + Draft.number(draft.most()))
                : draft.spec(fit);
    }

    private double least() {
        return sorted[0];
    }

    private double most() {
        return sorted[sorted.length - 1];
    }

    private Draft field() {
        if (least() == most()) {
            double round = sorted.length < ValueSet.OFTEN ? Rounding.significant(least(), 1) : least();
            return Draft.constant(number(round)).remarked("the same in all");
        }
        Fit fit = BestFit.of(sorted, unit);
        return fit == null ? parts() : Draft.of("number", spec(fit));
    }

    private Map<String, @Nullable Object> spec(Fit fit) {
        return switch (fit) {
            case Fit.Uniform _ -> range(least(), most());
            case Fit.Exponential(double mean) -> scaled(Draft.map("exponential", Draft.map("mean", estimate(mean))));
            case Fit.Normal(double mean, double deviation) -> {
                Map<String, @Nullable Object> its = Draft.map("mean", estimate(mean));
                its.put("deviation", estimate(deviation));
                Map<String, @Nullable Object> spec = Draft.map("normal", its);
                if (least() >= 0 && mean < 4 * deviation) {
                    spec.put("from", 0L);
                }
                yield scaled(spec);
            }
            case Fit.LogNormal(double median, double sigma) -> {
                Map<String, @Nullable Object> its = Draft.map("median", estimate(median));
                its.put("sigma", Rounding.significant(sigma, 2));
                yield scaled(Draft.map("log-normal", its));
            }
            case Fit.Zipf(int size, double exponent) -> {
                Map<String, @Nullable Object> its = Draft.map("size", (long) size);
                its.put("exponent", exponent);
                yield Draft.map("zipf", its);
            }
        };
    }

    private Map<String, @Nullable Object> scaled(Map<String, @Nullable Object> spec) {
        if (decimals > 0) {
            spec.put("decimals", (long) decimals);
        }
        return spec;
    }

    private Map<String, @Nullable Object> range(double from, double to) {
        boolean isSmall = to - from <= ValueSet.FEW * unit;
        Map<String, @Nullable Object> range = Draft.map(
                "from",
                number(isSmall ? Rounding.multiple(from, unit, RoundingMode.FLOOR) : Rounding.below(from, to, unit)));
        range.put(
                "to",
                number(isSmall ? Rounding.multiple(to, unit, RoundingMode.CEILING) : Rounding.above(from, to, unit)));
        scaled(range);
        if (unit > Math.pow(10, -decimals) * 1.5) {
            range.put("step", number(unit));
        }
        return range;
    }

    private Draft parts() {
        List<Map<String, @Nullable Object>> parts = new ArrayList<>();
        for (int i = 1; i < PARTS.length; i++) {
            double from = sorted[(int) (PARTS[i - 1] * (sorted.length - 1))];
            double to = sorted[(int) (PARTS[i] * (sorted.length - 1))];
            Map<String, @Nullable Object> part = new LinkedHashMap<>();
            part.put("weight", (double) Math.round((PARTS[i] - PARTS[i - 1]) * 100));
            part.put(
                    "value", from == to ? number(Rounding.significant(from, 2)) : Draft.map("number", range(from, to)));
            parts.add(part);
        }
        return Draft.of("choice", parts).remarked("no usual distribution: by quantiles");
    }

    /** A parameter, rounded to what a sample tells of it. */
    private static Object estimate(double parameter) {
        return number(Rounding.significant(parameter, 3));
    }

    private static Object number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : (Object) number;
    }
}
