package dev.kdt.cli.host;

import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.Clients;
import dev.kdt.aws.DeliveryStreamControl;
import dev.kdt.cli.demo.DemoTable;
import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.redshift.Cluster;
import dev.kdt.flow.Sleeper;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.CreateDeliveryStreamRequest;

/** Makes delivery streams on an embedded endpoint, as a client of it. */
public final class LocalStreams implements AutoCloseable {
    /** Placeholder where AWS requires a role. */
    public static final String ROLE = "arn:aws:iam::000000000000:role/local";

    /** The prefix of the ARNs of its functions. */
    public static final String FUNCTIONS = "arn:aws:lambda:us-east-1:000000000000:function:";

    private final Clients clients;
    private final DeliveryStreamControl deliveryStreams;

    public LocalStreams(Endpoint endpoint, Sleeper sleeper) {
        Path certificate = endpoint.certificate();
        Map<String, String> trust = certificate == null ? Map.of() : Map.of("AWS_CA_BUNDLE", certificate.toString());
        this.clients = Clients.oneShot(new AwsSettings(null, null, null, endpoint.uri(), trust));
        this.deliveryStreams = new DeliveryStreamControl(clients.firehose(), clients.place(), sleeper);
    }

    /** A delivery stream into a table of a cluster, a second or a MiB at a time. */
    public void createDeliveryStream(String name, DemoTable table) throws InterruptedException {
        Cluster cluster = table.cluster();
        deliveryStreams.create(CreateDeliveryStreamRequest.builder()
                .deliveryStreamName(name)
                .redshiftDestinationConfiguration(redshift -> redshift.roleARN(ROLE)
                        .clusterJDBCURL(cluster.url().toString())
                        .username(cluster.user())
                        .password(cluster.password())
                        .copyCommand(copy ->
                                copy.dataTableName(table.name().quoted()).copyOptions("JSON 'auto' GZIP"))
                        .retryOptions(retry -> retry.durationInSeconds(0))
                        .s3Configuration(s3 -> s3.roleARN(ROLE)
                                .bucketARN("arn:aws:s3:::" + name)
                                .compressionFormat(CompressionFormat.GZIP)
                                .bufferingHints(hints -> hints.sizeInMBs(1).intervalInSeconds(1))))
                .build());
    }

    @Override
    public void close() {
        clients.close();
    }
}
