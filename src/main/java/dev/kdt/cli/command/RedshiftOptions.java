package dev.kdt.cli.command;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.RedshiftDestinationConfiguration;
import software.amazon.awssdk.services.firehose.model.S3DestinationConfiguration;

/** A table of a cluster as a delivery stream's destination. */
final class RedshiftOptions {
    /** Where the password is taken from, so that no list of processes shows it. */
    private static final String PASSWORD = "KDT_REDSHIFT_PASSWORD";

    @Option(
            names = "--redshift",
            paramLabel = "JDBC-URL",
            description = "Load into this cluster what is staged in the bucket (locally, any PostgreSQL).")
    private @Nullable String url;

    @Option(names = "--table", paramLabel = "TABLE", description = "Table to load into.")
    private @Nullable String table;

    @Option(names = "--columns", paramLabel = "A,B,…", description = "Its columns, in the order of the values (all).")
    private @Nullable String columns;

    @Option(names = "--copy-options", paramLabel = "TEXT", description = "Options of COPY (JSON 'auto').")
    private String copyOptions = "JSON 'auto'";

    @Option(names = "--user", paramLabel = "NAME", description = "User of the cluster.")
    private @Nullable String user;

    @Option(
            names = "--password",
            interactive = true,
            arity = "0",
            description = "Ask for the user's password (else KDT_REDSHIFT_PASSWORD has it).")
    private char @Nullable [] password;

    @Option(names = "--retry", paramLabel = "DURATION", description = "Try so long to load a batch (1h).")
    private Duration retry = Duration.ofHours(1);

    /** Whether a cluster is the destination. */
    boolean isAsked() {
        return url != null;
    }

    /**
     * The destination.
     *
     * @param staging where objects are staged
     * @throws UsageException when something is missing
     */
    RedshiftDestinationConfiguration destination(
            S3DestinationConfiguration staging, @Nullable ProcessingConfiguration processing, Console console) {
        return RedshiftDestinationConfiguration.builder()
                .clusterJDBCURL(url)
                .roleARN(staging.roleARN())
                .username(given("--user", user))
                .password(password(console))
                .copyCommand(copy -> copy.dataTableName(given("--table", table))
                        .dataTableColumns(columns)
                        .copyOptions(copyOptions))
                .retryOptions(options -> options.durationInSeconds((int) retry.toSeconds()))
                .processingConfiguration(processing)
                .s3Configuration(staging)
                .build();
    }

    private String password(Console console) {
        char[] asked = password;
        if (asked != null) {
            return new String(asked);
        }
        return console.variable(PASSWORD)
                .orElseThrow(() ->
                        new UsageException("the cluster's password is missing (set " + PASSWORD + ", or --password)"));
    }

    private static String given(String option, @Nullable String value) {
        if (value == null) {
            throw new UsageException(option + " is missing (--redshift wants --table, --user and a password)");
        }
        return value;
    }
}
