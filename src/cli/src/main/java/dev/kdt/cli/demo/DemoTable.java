package dev.kdt.cli.demo;

import dev.kdt.cli.console.Table;
import dev.kdt.endpoint.redshift.Cluster;
import dev.kdt.endpoint.redshift.CopyException;
import dev.kdt.endpoint.redshift.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.List;

/** A new table of a cluster, which the demo's orders are loaded into. */
public record DemoTable(Cluster cluster, TableName name) {
    /** The columns of the results of samples/orders.yaml. */
    private static final String COLUMNS =
            "(id varchar(16), at timestamptz, status varchar(16), sku varchar(32), total numeric(12,2), country"
                    + " char(2), email varchar(254))";

    private static final int NUMBER = "o-".length();

    /** The rows that were found, by the orders' numbers. */
    public record Loaded(BitSet orders, int rows) {}

    /**
     * Makes it.
     *
     * @throws CopyException when the cluster cannot be used, or there is such a table already
     */
    public void create() throws CopyException {
        asking(sql -> sql.execute("CREATE TABLE " + name.quoted() + " " + COLUMNS));
    }

    /** The content of the table. */
    public Loaded loaded() throws CopyException {
        return asking(sql -> {
            BitSet orders = new BitSet();
            int rows = 0;
            try (ResultSet found = sql.executeQuery("SELECT id FROM " + name.quoted())) {
                while (found.next()) {
                    orders.set(Integer.parseInt(found.getString(1).substring(NUMBER)));
                    rows++;
                }
            }
            return new Loaded(orders, rows);
        });
    }

    /** The articles that sell best, as lines of a table; an example of a query. */
    public List<String> summary() throws CopyException {
        return asking(sql -> {
            Table table = new Table().numbersFrom(1).row("country", "orders", "total", "average");
            try (ResultSet found = sql.executeQuery("SELECT country, count(*), sum(total), round(avg(total), 2) FROM "
                    + name.quoted() + " GROUP BY country ORDER BY 2 DESC, 1 LIMIT 5")) {
                while (found.next()) {
                    table.row(found.getString(1), found.getString(2), found.getString(3), found.getString(4));
                }
            }
            return table.lines();
        });
    }

    private interface Question<T> {
        T ask(Statement sql) throws SQLException;
    }

    private <T> T asking(Question<T> question) throws CopyException {
        try (Connection connection = cluster.connect();
                Statement sql = connection.createStatement()) {
            return question.ask(sql);
        } catch (SQLException e) {
            throw new CopyException("cluster " + cluster.url() + ": " + e.getMessage(), e);
        }
    }
}
