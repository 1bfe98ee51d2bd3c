package dev.kdt.generate.learn;

import dev.kdt.json.NumberValue;
import java.util.List;

/** Whether few whole numbers are all those between two, each as often as the others. */
final class Evenness {
    private Evenness() {}

    static boolean isOf(List<ValueSet.Listed> listed) {
        if (listed.size() < 3) {
            return false;
        }
        double total = 0;
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (ValueSet.Listed each : listed) {
            double number = ((NumberValue) each.value()).number();
            least = Math.min(least, number);
            most = Math.max(most, number);
            total += each.count();
        }
        double expected = total / listed.size();
        double squares = 0;
        for (ValueSet.Listed each : listed) {
            squares += (each.count() - expected) * (each.count() - expected) / expected;
        }
        int freedom = listed.size() - 1;
        // The chi-square distribution's 99.9th percentile, by its normal approximation.
        return most - least == freedom && squares < freedom + 3.1 * Math.sqrt(2.0 * freedom) + 3;
    }
}
