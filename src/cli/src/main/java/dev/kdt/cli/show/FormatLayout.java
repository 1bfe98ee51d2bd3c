package dev.kdt.cli.show;

import dev.kdt.cli.console.DisplayWidth;

/**
 * The layout of a field, as in C's printf: {@code %-20.10k}.
 *
 * @param width columns at the least, filled up with blanks; negative for blanks on the right
 * @param most columns at the most, the rest is cut off; negative for no bound
 */
record FormatLayout(int width, int most) {
    /** As it is. */
    static final FormatLayout NONE = new FormatLayout(0, -1);

    boolean isNone() {
        return equals(NONE);
    }

    String apply(String text) {
        String cut = most < 0 ? text : DisplayWidth.cut(text, most);
        String blanks = " ".repeat(Math.max(0, Math.abs(width) - DisplayWidth.of(cut)));
        return width < 0 ? cut + blanks : blanks + cut;
    }
}
