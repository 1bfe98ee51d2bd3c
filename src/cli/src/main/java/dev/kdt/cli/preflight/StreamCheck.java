package dev.kdt.cli.preflight;

import dev.kdt.aws.AwsConfigException;
import dev.kdt.aws.AwsException;
import dev.kdt.aws.Clients;
import dev.kdt.aws.PutCheck;
import dev.kdt.aws.StreamControl;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Retrying;
import dev.kdt.record.Limits;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.RecordDistributionStrategy;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/**
 * What a stream says of itself, and whether records may be put to it.
 *
 * @param summary null when it was not told
 * @param undescribed why it was not told; null when it was
 */
record StreamCheck(
        String name,
        @Nullable StreamDescriptionSummary summary,
        @Nullable String undescribed,
        PutCheck.Answer permission) {
    /** Asks the service. Who may do nothing but put records is not told about the stream. */
    static StreamCheck of(String name, Session session, Retrying retrying) throws InterruptedException {
        try (Clients clients = Clients.oneShot(session.aws())) {
            StreamDescriptionSummary summary = null;
            String undescribed = null;
            try {
                summary = new StreamControl(clients.kinesis(), clients.place(), retrying.sleeper()).describe(name);
            } catch (AwsException e) {
                undescribed = String.valueOf(e.getMessage());
                if (!(e.getCause() instanceof AwsServiceException)) {
                    return new StreamCheck(name, null, undescribed, new PutCheck.Answer.Refused(undescribed));
                }
            }
            return new StreamCheck(name, summary, undescribed, PutCheck.of(name, clients, retrying));
        } catch (AwsConfigException e) {
            String why = String.valueOf(e.getMessage());
            return new StreamCheck(name, null, why, new PutCheck.Answer.Refused(why));
        }
    }

    /** The largest record that it takes, with its key; the usual limit where it was not told. */
    long recordBytes() {
        Integer kib = summary == null ? null : summary.maxRecordSizeInKiB();
        return kib == null ? Limits.RECORD_BYTES : kib * 1024L;
    }

    /** Whether it sizes itself. */
    boolean isOnDemand() {
        return summary != null
                && summary.streamModeDetails() != null
                && summary.streamModeDetails().streamMode() == StreamMode.ON_DEMAND;
    }

    /** Whether it distributes records itself, and drops aggregates. */
    boolean isDistributing() {
        return summary != null && summary.recordDistributionStrategy() == RecordDistributionStrategy.AUTO;
    }

    /** Whether permissions for a key are needed that no dry run checks. */
    boolean isEncrypted() {
        return summary != null && summary.encryptionType() == EncryptionType.KMS;
    }

    /** Number of open shards; null when it was not told. */
    @Nullable
    Integer openShards() {
        return summary == null ? null : summary.openShardCount();
    }

    /** Its status; null when it was not told. */
    @Nullable
    String status() {
        return summary == null ? null : summary.streamStatusAsString();
    }
}
