package dev.kdt.endpoint.redshift;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that end with a line end and values that end with a delimiter. Quotes, where there are any, hold values together;
 * an escape takes the next character as it is.
 */
final class SeparatedRows implements RowReader {
    private static final int NONE = -1;

    private final int delimiter;
    private final int quote;
    private final int escape;
    private final int headers;

    private SeparatedRows(int delimiter, int quote, int escape, int headers) {
        this.delimiter = delimiter;
        this.quote = quote;
        this.escape = escape;
        this.headers = headers;
    }

    static SeparatedRows of(CopyOptions.Format.Csv csv) {
        return new SeparatedRows(csv.delimiter(), csv.quote(), NONE, csv.headers());
    }

    static SeparatedRows of(CopyOptions.Format.Delimited lines) {
        return new SeparatedRows(
                lines.delimiter(), lines.removeQuotes() ? '"' : NONE, lines.escapes() ? '\\' : NONE, lines.headers());
    }

    @Override
    public void read(InputStream in, Rows out) throws IOException, CopyException {
        Reader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 64 << 10);
        List<@Nullable String> row = new ArrayList<>();
        for (long number = 0; readRow(text, row); number++) {
            boolean isEmptyLine = row.size() == 1 && "".equals(row.getFirst());
            if (number >= headers && !isEmptyLine) {
                out.row(row);
            }
            row = new ArrayList<>();
        }
    }

    /** Reads one row into {@code row}; false when there is none any more. */
    private boolean readRow(Reader in, List<@Nullable String> row) throws IOException, CopyException {
        int c = in.read();
        if (c < 0) {
            return false;
        }
        StringBuilder value = new StringBuilder();
        boolean inQuotes = false;
        for (; c >= 0 && (inQuotes || c != '\n'); c = in.read()) {
            if (c == escape) {
                int next = in.read();
                if (next >= 0) {
                    value.append((char) next);
                }
            } else if (c == quote && inQuotes) {
                inQuotes = isDoubled(in, value);
            } else if (c == quote && value.isEmpty()) {
                inQuotes = true;
            } else if (c == delimiter && !inQuotes) {
                row.add(value.toString());
                value.setLength(0);
            } else {
                value.append((char) c);
            }
        }
        if (inQuotes) {
            throw new CopyException("the closing quotation mark of a value is missing");
        }
        int last = value.length() - 1;
        if (last >= 0 && value.charAt(last) == '\r') {
            value.setLength(last);
        }
        row.add(value.toString());
        return true;
    }

    /** After a quote inside quotes: two of them are one, and the value goes on. */
    private boolean isDoubled(Reader in, StringBuilder value) throws IOException {
        in.mark(1);
        if (in.read() == quote) {
            value.append((char) quote);
            return true;
        }
        in.reset();
        return false;
    }
}
