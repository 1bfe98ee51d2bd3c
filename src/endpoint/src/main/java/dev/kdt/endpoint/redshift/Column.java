package dev.kdt.endpoint.redshift;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of the table that is loaded.
 *
 * @param sqlType one of {@link Types}
 * @param size how many characters fit
 */
record Column(String name, int sqlType, int size) {
    boolean isText() {
        return sqlType == Types.VARCHAR || sqlType == Types.CHAR || sqlType == Types.LONGVARCHAR;
    }

    /** The columns of a query's result. */
    static List<Column> of(ResultSetMetaData about) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(new Column(about.getColumnName(i), about.getColumnType(i), about.getPrecision(i)));
        }
        return columns;
    }

    /** Their names, ready for a statement. */
    static String quoted(List<Column> columns) {
        return TableName.quoted(columns.stream().map(Column::name).toList());
    }

    boolean isTime() {
        return sqlType == Types.TIMESTAMP || sqlType == Types.TIMESTAMP_WITH_TIMEZONE;
    }
}
