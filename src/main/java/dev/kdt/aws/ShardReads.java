package dev.kdt.aws;

import dev.kdt.flow.RetryPolicy;
import dev.kdt.record.Limits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** The calls that reading a stream takes, each repeated while its failure may pass. */
final class ShardReads {
    private final StreamSource.Settings settings;

    ShardReads(StreamSource.Settings settings) {
        this.settings = settings;
    }

    StreamSource.Settings settings() {
        return settings;
    }

    /** All shards, closed ones included. */
    List<Shard> listShards() throws InterruptedException {
        return calling(() -> new ShardPages(settings.kinesis()).all(settings.stream()));
    }

    String iterator(String shard, StartAt start) throws InterruptedException {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamName(settings.stream()).shardId(shard);
        switch (start) {
            case StartAt.Latest() -> request.shardIteratorType(ShardIteratorType.LATEST);
            case StartAt.TrimHorizon() -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
            case StartAt.At(Instant time) ->
                request.shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(time);
            case StartAt.Sequence(String number) ->
                request.shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER).startingSequenceNumber(number);
            case StartAt.After(String sequence) ->
                request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .startingSequenceNumber(sequence);
        }
        try {
            return calling(() -> settings.kinesis().getShardIterator(request.build()))
                    .shardIterator();
        } catch (AwsException e) {
            if (start instanceof StartAt.After && e.getCause() instanceof InvalidArgumentException) {
                throw new AwsException(
                        "the checkpoint of " + shard + " is not of this stream '" + settings.stream()
                                + "' (made anew since, or another endpoint's?); use another --group, or --reset: "
                                + e.getMessage(),
                        e);
            }
            throw e;
        }
    }

    /** Records from the iterator on; {@code null} when the iterator has expired and a new one is needed. */
    @Nullable
    GetRecordsResponse records(String iterator) throws InterruptedException {
        try {
            return calling(() -> settings.kinesis()
                    .getRecords(request -> request.shardIterator(iterator).limit(Limits.GET_RECORDS_COUNT)));
        } catch (AwsException e) {
            if (e.getCause() instanceof ExpiredIteratorException) {
                return null;
            }
            throw e;
        }
    }

    private <T> T calling(SdkFaults.Call<T> call) throws InterruptedException {
        String subject = "stream '" + settings.stream() + "'";
        for (int attempt = 1; ; attempt++) {
            try {
                return call.make();
            } catch (SdkException e) {
                if (attempt == RetryPolicy.DEFAULT.attempts() || !SdkFaults.isTransient(e)) {
                    throw SdkFaults.explain(subject, settings.place(), e);
                }
                settings.sleeper().sleep(RetryPolicy.DEFAULT.wait(attempt, settings.random()));
            }
        }
    }
}
