package dev.kdt.endpoint.redshift;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a row as its columns want them (Amazon Redshift Database Developer Guide, "Data conversion parameters"). */
record ColumnValues(List<Column> columns, CopyOptions.Conversion conversion) {
    /**
     * Checks that a row has a value for every column.
     *
     * @throws CopyException when it has more, or fewer where that is not allowed
     */
    void check(List<@Nullable String> row) throws CopyException {
        boolean isShort = row.size() < columns.size();
        if (row.size() > columns.size() || (isShort && !conversion.fillRecord())) {
            throw new CopyException("a row has " + row.size() + " values for " + columns.size() + " columns");
        }
    }

    /** The value of the column {@code index}; null for none. */
    @Nullable
    String of(List<@Nullable String> row, int index) throws CopyException {
        String given = index < row.size() ? row.get(index) : null;
        Column column = columns.get(index);
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
}
