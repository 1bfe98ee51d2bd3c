package dev.kdt.endpoint.redshift;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an object. */
interface RowReader {
    /** Hands every row of {@code in} to {@code out}, in order. */
    void read(InputStream in, Rows out) throws IOException, CopyException;

    /** Takes rows. */
    interface Rows {
        /** A row's values in the order of the columns that are loaded; null for no value. */
        void row(List<@Nullable String> values) throws IOException, CopyException;
    }
}
