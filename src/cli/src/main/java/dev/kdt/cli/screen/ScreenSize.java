package dev.kdt.cli.screen;

import org.jline.terminal.Size;

/**
 * The size of the terminal.
 *
 * @param columns at least {@value #FEWEST_COLUMNS}
 * @param rows at least {@value #FEWEST_ROWS}
 */
public record ScreenSize(int columns, int rows) {
    /** A smaller terminal shows a part of the picture only. */
    public static final int FEWEST_COLUMNS = 8;

    /** Likewise. */
    public static final int FEWEST_ROWS = 3;

    /** Of a terminal that does not know its size. */
    private static final int USUAL_COLUMNS = 80;

    private static final int USUAL_ROWS = 24;

    static ScreenSize of(Size size) {
        return new ScreenSize(
                size.getColumns() <= 0 ? USUAL_COLUMNS : Math.max(FEWEST_COLUMNS, size.getColumns()),
                size.getRows() <= 0 ? USUAL_ROWS : Math.max(FEWEST_ROWS, size.getRows()));
    }
}
