package dev.kdt.cli.command.delivery;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.ClusterLogin;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;

/** A table of a cluster as a delivery stream's destination. */
final class RedshiftOptions {
    private static final Pattern GZIP = Pattern.compile("\\bgzip\\b", Pattern.CASE_INSENSITIVE);

    @Option(
            names = "--redshift",
            paramLabel = "JDBC-URL",
            description = "Load the objects in the bucket into this cluster (with --local: any PostgreSQL).")
    private @Nullable String url;

    @Option(names = "--table", paramLabel = "TABLE", description = "Table to load into.")
    private @Nullable String table;

    @Option(
            names = "--columns",
            paramLabel = "A,B,…",
            description = "Columns of the table, in the order of the values (all).")
    private @Nullable String columns;

    @Option(
            names = "--copy-options",
            paramLabel = "TEXT",
            description = "Options of COPY (JSON 'auto'; GZIP is added with --compression gzip).")
    private @Nullable String copyOptions;

    @Option(names = "--retry", paramLabel = "DURATION", description = "Retry loading for this long (1h).")
    private @Nullable Duration retry;

    @Mixin
    private final ClusterLogin login = new ClusterLogin();

    /**
     * Whether a cluster is the destination.
     *
     * @throws UsageException when there is none, and something is said of its table
     */
    boolean isAsked() {
        if (url == null && (table != null || columns != null || copyOptions != null || retry != null)) {
            throw new UsageException("--table, --columns, --copy-options and --retry are only for --redshift JDBC-URL");
        }
        return url != null;
    }

    /**
     * The destination.
     *
     * @param staging where objects are staged
     * @throws UsageException when something is missing
     */
    RedshiftDestinationConfiguration.Builder destination(S3DestinationConfiguration staging, Console console) {
        String into = table;
        if (into == null) {
            throw new UsageException("--redshift needs the option --table TABLE");
        }
        return RedshiftDestinationConfiguration.builder()
                .clusterJDBCURL(url)
                .roleARN(staging.roleARN())
                .username(login.user("--redshift", console))
                .password(login.password(console))
                .copyCommand(copy -> copy.dataTableName(into)
                        .dataTableColumns(columns)
                        .copyOptions(copyOptions(staging.compressionFormat())))
                .retryOptions(options -> options.durationInSeconds(retry == null ? null : (int) retry.toSeconds()))
                .s3Configuration(staging);
    }

    /** A cluster does not see by itself that objects are compressed. */
    private String copyOptions(CompressionFormat compression) {
        String options = copyOptions == null ? "JSON 'auto'" : copyOptions;
        boolean isMissing =
                compression == CompressionFormat.GZIP && !GZIP.matcher(options).find();
        return isMissing ? options + " GZIP" : options;
    }
}
