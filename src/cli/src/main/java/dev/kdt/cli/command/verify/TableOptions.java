package dev.kdt.cli.command.verify;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.ClusterLogin;
import dev.kdt.cli.option.Session;
import dev.kdt.endpoint.redshift.Cluster;
import dev.kdt.endpoint.redshift.ClusterUrl;
import dev.kdt.endpoint.redshift.CopyException;
import dev.kdt.flow.Stop;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.pipeline.step.StampPath;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The rows that results were loaded into. */
final class TableOptions {
    @Option(
            names = "--table",
            paramLabel = "JDBC-URL",
            description = "The database that holds what was delivered, such as jdbc:redshift://HOST/DATABASE (or"
                    + " postgresql).")
    private @Nullable String url;

    @Option(
            names = "--query",
            paramLabel = "SQL",
            description = "What to read there: a column that holds delivered lines; or columns that have the names of"
                    + " the results' fields.")
    private @Nullable String query;

    @Mixin
    private final ClusterLogin login = new ClusterLogin();

    /** @throws UsageException when only one of the two options is there */
    boolean isAsked() {
        if (url == null && query != null) {
            throw new UsageException("--query is only for --table JDBC-URL, the database that it asks");
        }
        if (url != null && query == null) {
            throw new UsageException("--table needs --query SQL, which gives what was delivered (such as 'SELECT _kdt"
                    + " FROM orders', the stamps)");
        }
        return url != null;
    }

    /**
     * Asks the database. Only when {@link #isAsked}.
     *
     * @param stamps where they stand in results; null where there are none
     * @throws UsageException when the rows cannot be compared with results
     */
    TableRows rows(@Nullable StampPath stamps, Session session, Stop stop) {
        if (!OptionalLibrary.POSTGRESQL.isThere()) {
            throw new UsageException("--table: " + OptionalLibrary.POSTGRESQL.missing());
        }
        Cluster cluster =
                new Cluster(address(), login.user("--table", session.console()), login.password(session.console()));
        return TableRows.of(cluster, String.valueOf(query), stamps, stop);
    }

    private ClusterUrl address() {
        try {
            return ClusterUrl.parse(String.valueOf(url));
        } catch (CopyException e) {
            throw new UsageException("--table: " + e.getMessage());
        }
    }
}
