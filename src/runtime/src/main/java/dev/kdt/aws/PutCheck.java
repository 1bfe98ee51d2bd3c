package dev.kdt.aws;

import dev.kdt.flow.Retrying;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.DryRunOperationException;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Asks whether records may be put to a stream, and puts none: "Kinesis Data Streams, Test your permissions and request inputs with dry
 * run". A stream takes one such call a second; a call that comes too soon is made again.
 */
public final class PutCheck {
    private static final PutRecordsRequestEntry ANY_RECORD = PutRecordsRequestEntry.builder()
            .partitionKey("kdt")
            .data(SdkBytes.fromUtf8String("kdt"))
            .build();

    private final String stream;
    private final KinesisClient kinesis;
    private final ServiceCalls calls;

    /** The service's answer. */
    public sealed interface Answer {
        /** PutRecords would succeed. The permissions for the key of an encrypted stream are not checked. */
        record Permitted() implements Answer {}

        /** PutRecords would fail. */
        record Refused(String why) implements Answer {}

        /** Nothing is known. */
        record Unknown(String why) implements Answer {}
    }

    private PutCheck(String stream, Clients clients, Retrying retrying) {
        this.stream = stream;
        this.kinesis = clients.kinesis();
        this.calls = new RetriedCalls(retrying, clients.place());
    }

    /**
     * Asks the service.
     *
     * @throws AwsConfigException when region or credentials are not to be found
     * @throws dev.kdt.flow.StoppedException when a stop was requested
     */
    public static Answer of(String stream, Clients clients, Retrying retrying) throws InterruptedException {
        PutCheck check = new PutCheck(stream, clients, retrying);
        try {
            if (!clients.isKinesisOfAws() && !check.isDryRunKnown()) {
                return new Answer.Unknown("the endpoint does not know DryRun: it would put the record");
            }
            return check.isPutDry()
                    ? new Answer.Permitted()
                    : new Answer.Unknown("the service put the record of a dry run, of 3 bytes");
        } catch (AwsException e) {
            return new Answer.Refused(String.valueOf(e.getMessage()));
        }
    }

    private boolean isPutDry() throws InterruptedException {
        return isDry(() -> kinesis.putRecords(
                request -> request.streamName(stream).records(ANY_RECORD).dryRun(true)));
    }

    /** An endpoint that is not AWS may not know of dry runs and do what is asked: it is asked for something harmless first. */
    private boolean isDryRunKnown() throws InterruptedException {
        Shard shard = make(() -> kinesis.listShards(request -> request.streamName(stream)))
                .shards()
                .getFirst();
        return isDry(() -> kinesis.getShardIterator(request -> request.streamName(stream)
                .shardId(shard.shardId())
                .shardIteratorType(ShardIteratorType.LATEST)
                .dryRun(true)));
    }

    /** Whether a call ends as a dry run that would have succeeded; false when it was carried out. */
    private boolean isDry(SdkFaults.Call<?> call) throws InterruptedException {
        return make(() -> {
            try {
                Object _ = call.make();
                return false;
            } catch (DryRunOperationException _) {
                return true;
            }
        });
    }

    private <T> T make(SdkFaults.Call<T> call) throws InterruptedException {
        return calls.make("stream '" + stream + "'", call);
    }
}
