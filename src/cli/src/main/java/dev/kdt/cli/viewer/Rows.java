package dev.kdt.cli.viewer;

import org.jline.utils.AttributedString;

/** Rows that are made when they are seen: there may be millions. */
interface Rows {
    /** Whether there is a row of this index. Finds out no more than is needed for that. */
    boolean has(int row);

    /** The number of all rows. */
    int count();

    AttributedString get(int row);
}
