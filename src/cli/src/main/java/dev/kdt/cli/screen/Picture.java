package dev.kdt.cli.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * The content of the terminal.
 *
 * @param lines from the top; those that are missing are empty, those that do not fit are cut
 * @param cursor null: it is hidden
 */
public record Picture(
        List<AttributedString> lines, @Nullable Cursor cursor) {
    /**
     * The place of the cursor.
     *
     * @param row from 0
     * @param column from 0
     */
    public record Cursor(int row, int column) {}

    /** A picture without a cursor. */
    public Picture(List<AttributedString> lines) {
        this(lines, null);
    }

    /** The same picture with as many lines as the terminal has rows, none wider than the terminal. */
    Picture fitting(ScreenSize size) {
        List<AttributedString> fitting = new ArrayList<>(size.rows());
        for (int row = 0; row < size.rows(); row++) {
            AttributedString line = row < lines.size() ? lines.get(row) : AttributedString.EMPTY;
            fitting.add(line.columnLength() <= size.columns() ? line : line.columnSubSequence(0, size.columns()));
        }
        return new Picture(fitting, cursor);
    }
}
