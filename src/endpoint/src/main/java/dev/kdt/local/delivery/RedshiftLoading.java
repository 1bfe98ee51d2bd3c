package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import dev.kdt.endpoint.redshift.Cluster;
import dev.kdt.endpoint.redshift.ClusterUrl;
import dev.kdt.endpoint.redshift.CopyException;
import dev.kdt.endpoint.redshift.CopyLoader;
import dev.kdt.endpoint.redshift.CopyOptions;
import dev.kdt.endpoint.redshift.CopyTarget;
import dev.kdt.endpoint.redshift.TableName;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.local.wire.ServiceException;
import java.time.Duration;
import java.time.InstantSource;

/** Reads a {@code RedshiftDestinationConfiguration}: staged on S3, then loaded by COPY. */
final class RedshiftLoading {
    /** Amazon Data Firehose API Reference, RedshiftRetryOptions. */
    private static final int DEFAULT_RETRY_SECONDS = 3_600;

    private RedshiftLoading() {}

    /**
     * The loading of a Redshift destination's objects.
     *
     * @throws ServiceException when the cluster, the table or the options are not ones that can be used
     */
    static Loading of(JsonNode configuration, ObjectStore store, InstantSource clock) {
        CopyLoader loader = new CopyLoader(target(configuration), url -> store.open(S3Object.parse(url)), clock);
        int retry = configuration.path("RetryOptions").path("DurationInSeconds").asInt(DEFAULT_RETRY_SECONDS);
        return new Loading(
                (id, objects) -> {
                    try {
                        loader.load(id, objects.stream().map(S3Object::url).toList());
                    } catch (CopyException e) {
                        throw new LoadException(String.valueOf(e.getMessage()), e);
                    }
                },
                Duration.ofSeconds(retry));
    }

    private static CopyTarget target(JsonNode configuration) {
        JsonNode copy = configuration.path("CopyCommand");
        if (!configuration.has("Username") || !configuration.has("Password")) {
            throw ServiceException.invalidArgument(
                    "Username and Password must be specified: this endpoint has no Secrets Manager.");
        }
        if (!OptionalLibrary.POSTGRESQL.isThere()) {
            throw ServiceException.invalidArgument(OptionalLibrary.POSTGRESQL.missing() + ".");
        }
        try {
            Cluster cluster = new Cluster(
                    ClusterUrl.parse(configuration.path("ClusterJDBCURL").asText()),
                    configuration.path("Username").asText(),
                    configuration.path("Password").asText());
            return new CopyTarget(
                    cluster,
                    TableName.parse(copy.path("DataTableName").asText()),
                    TableName.columns(copy.path("DataTableColumns").asText("")),
                    CopyOptions.parse(copy.path("CopyOptions").asText("")));
        } catch (CopyException e) {
            throw ServiceException.invalidArgument("RedshiftDestinationConfiguration: " + e.getMessage() + ".");
        }
    }

    /**
     * The destination in which a Redshift destination's objects are staged.
     *
     * @throws ServiceException Understand custom prefixes for Amazon S3 objects, "Semantic rules": no expressions
     */
    static Destination staging(JsonNode configuration) {
        JsonNode s3 = configuration.path("S3Configuration");
        String format = s3.path("CompressionFormat").asText("UNCOMPRESSED");
        if (!format.equals("UNCOMPRESSED") && !format.equals("GZIP")) {
            throw ServiceException.invalidArgument(
                    "Compression format " + format + " is not supported for Redshift: use UNCOMPRESSED or GZIP.");
        }
        if (s3.path("Prefix").asText("").contains("!{")
                || s3.path("ErrorOutputPrefix").asText("").contains("!{")) {
            throw ServiceException.invalidArgument(
                    "Prefix and ErrorOutputPrefix can't contain expressions when the destination is Redshift.");
        }
        Destination staged = Destination.of(s3);
        return new Destination(staged.delivered(), staged.errors(), Destination.backup(configuration));
    }
}
