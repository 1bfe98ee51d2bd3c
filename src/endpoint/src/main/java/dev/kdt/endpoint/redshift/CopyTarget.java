package dev.kdt.endpoint.redshift;

import java.util.List;

/**
 * The table that objects are loaded into, and the options of the load.
 *
 * @param columns the columns that an object's values are for, in order; none for all of the table's
 */
public record CopyTarget(Cluster cluster, TableName table, List<String> columns, CopyOptions options) {
    public CopyTarget {
        columns = List.copyOf(columns);
    }

    @Override
    public String toString() {
        return table + " in " + cluster;
    }
}
