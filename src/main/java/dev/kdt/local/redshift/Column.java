package dev.kdt.local.redshift;

import java.sql.Types;

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

    boolean isTime() {
        return sqlType == Types.TIMESTAMP || sqlType == Types.TIMESTAMP_WITH_TIMEZONE;
    }
}
