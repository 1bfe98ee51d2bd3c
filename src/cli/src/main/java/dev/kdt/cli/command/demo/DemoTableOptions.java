package dev.kdt.cli.command.demo;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.demo.DemoTable;
import dev.kdt.cli.option.ClusterLogin;
import dev.kdt.endpoint.redshift.Cluster;
import dev.kdt.endpoint.redshift.ClusterUrl;
import dev.kdt.endpoint.redshift.CopyException;
import dev.kdt.endpoint.redshift.TableName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The table that the demo's orders end in. */
final class DemoTableOptions {
    @Option(
            names = "--redshift",
            paramLabel = "JDBC-URL",
            description = "Also load the orders into this PostgreSQL, such as jdbc:postgresql://HOST/DATABASE.")
    private @Nullable String url;

    @Option(names = "--table", paramLabel = "TABLE", description = "New table for the orders (kdt_demo_orders).")
    private String table = "kdt_demo_orders";

    @Mixin
    private final ClusterLogin login = new ClusterLogin();

    /** The table, or null when none is wanted. */
    @Nullable
    DemoTable table(Console console) {
        if (url == null) {
            return null;
        }
        Cluster cluster = new Cluster(
                parsed("--redshift", ClusterUrl::parse, url),
                login.user("--redshift", console),
                login.password(console));
        return new DemoTable(cluster, parsed("--table", TableName::parse, table));
    }

    private interface Parser<T> {
        T parse(String text) throws CopyException;
    }

    private static <T> T parsed(String option, Parser<T> parser, String text) {
        try {
            return parser.parse(text);
        } catch (CopyException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }
}
