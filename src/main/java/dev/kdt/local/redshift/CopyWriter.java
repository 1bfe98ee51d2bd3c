package dev.kdt.local.redshift;

import dev.kdt.bytes.ByteBuilder;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Writes rows in the text format of PostgreSQL's COPY (PostgreSQL manual, "COPY", "Text Format"). */
final class CopyWriter implements RowReader.Rows {
    private static final int FLUSH = 64 << 10;

    private final CopyIn copy;
    private final List<Column> columns;
    private final CopyOptions.Conversion conversion;
    private final ByteBuilder out = new ByteBuilder(FLUSH + (8 << 10));

    CopyWriter(CopyIn copy, List<Column> columns, CopyOptions.Conversion conversion) {
        this.copy = copy;
        this.columns = columns;
        this.conversion = conversion;
    }

    @Override
    public void row(List<@Nullable String> values) throws CopyException {
        boolean isShort = values.size() < columns.size();
        if (values.size() > columns.size() || (isShort && !conversion.fillRecord())) {
            throw new CopyException("a row has " + values.size() + " values for " + columns.size() + " columns");
        }
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.put('\t');
            }
            String value = i < values.size() ? converted(values.get(i), columns.get(i)) : null;
            if (value == null) {
                out.ascii("\\N");
            } else {
                out.utf8(escaped(value));
            }
        }
        out.put('\n');
        if (out.size() >= FLUSH) {
            flush();
        }
    }

    /** Hands on what is left. */
    void flush() throws CopyException {
        try {
            copy.writeToCopy(out.array(), 0, out.size());
        } catch (SQLException e) {
            throw new CopyException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
        out.clear();
    }

    private @Nullable String converted(@Nullable String given, Column column) throws CopyException {
        if (given == null || given.equals(conversion.nullAs())) {
            return null;
        }
        String value = conversion.trimBlanks() && column.isText() ? given.stripTrailing() : given;
        if (value.isEmpty()) {
            return column.isText() && !conversion.emptyAsNull() ? value : null;
        }
        if (conversion.blanksAsNull() && value.isBlank()) {
            return null;
        }
        if (column.isTime()) {
            return time(value);
        }
        return conversion.truncate() && column.isText() && value.length() > column.size()
                ? value.substring(0, column.size())
                : value;
    }

    private String time(String value) throws CopyException {
        try {
            return switch (conversion.time()) {
                case AUTO -> value;
                case EPOCH_SECONDS ->
                    Instant.ofEpochSecond(Long.parseLong(value)).toString();
                case EPOCH_MILLISECONDS ->
                    Instant.ofEpochMilli(Long.parseLong(value)).toString();
            };
        } catch (NumberFormatException e) {
            throw new CopyException("'" + value + "' is not a time in " + conversion.time(), e);
        }
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
