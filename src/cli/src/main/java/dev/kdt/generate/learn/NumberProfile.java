package dev.kdt.generate.learn;

import dev.kdt.json.NumberValue;
import java.math.BigDecimal;
import java.util.List;

/** The numbers of a field: a sample of them, their decimals, whether they rise, whether they are times. */
final class NumberProfile {
    private static final int SAMPLE = 4_096;

    private final ValueSet set = new ValueSet();
    private final Reservoir<Double> sample = new Reservoir<>(SAMPLE);
    private final Rising rising = new Rising();
    private final TimesSeen times = new TimesSeen();
    private final NumberTrack track = new NumberTrack();
    private int decimals;

    void see(NumberValue value, long record) {
        double number = value.number();
        if (!Double.isFinite(number)) {
            return;
        }
        set.see(value);
        track.see(number, record);
        see(number, record);
        BigDecimal exact = value.exact();
        decimals = Math.max(decimals, exact == null ? decimals(number) : Math.max(0, exact.scale()));
    }

    private static int decimals(double number) {
        return Math.max(
                0, new BigDecimal(Double.toString(number)).stripTrailingZeros().scale());
    }

    /** Counts a whole number that is no value of its own, such as a length. */
    void see(double number, long record) {
        sample.see(number);
        times.see(number, record);
        if (number == Math.rint(number)) {
            rising.see((long) number, record);
        }
    }

    ValueSet set() {
        return set;
    }

    Rising rising() {
        return rising;
    }

    TimesSeen times() {
        return times;
    }

    /** The numbers of the first records. */
    NumberTrack track() {
        return track;
    }

    /** The most digits after the point. */
    int decimals() {
        return decimals;
    }

    boolean isWhole() {
        return decimals == 0 && rising.seen() > 0;
    }

    /** A sample of the numbers, from the least to the greatest. */
    double[] sorted() {
        List<Double> kept = sample.kept();
        return kept.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
