package dev.kdt.cli.top;

import java.util.Locale;

/** Shares as people read them. */
final class Shares {
    private Shares() {}

    /** {@code 12 %}, {@code 1.2 %}; {@code <0.1 %} for what is not nothing. */
    static String percent(double share) {
        if (share > 0 && share < 0.0005) {
            return "<0.1 %";
        }
        return share > 0 && share < 0.0995
                ? String.format(Locale.ROOT, "%.1f %%", share * 100)
                : Math.round(share * 100) + " %";
    }
}
