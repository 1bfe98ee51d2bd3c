package dev.kdt.aws;

import dev.kdt.flow.RequestMeter;
import dev.kdt.unit.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;

/** The calls that reading a stream takes, each repeated while its failure may pass. */
final class ShardReads {
    /** After an answer of 10 MiB the service refuses reads for five seconds ("Amazon Kinesis API Reference, GetRecords"): no news. */
    private static final Duration THROTTLING_PATIENCE = Duration.ofSeconds(10);

    private final StreamSource.Settings settings;
    private final KinesisClient kinesis;
    private final RetriedCalls calls;
    private final String subject;
    private final RequestMeter requests;

    /** @param requests measures the reads */
    ShardReads(StreamSource.Settings settings, RequestMeter requests) {
        this.settings = settings;
        this.requests = requests;
        this.kinesis = settings.kinesis();
        this.calls = new RetriedCalls(settings.retrying(), settings.place());
        this.subject = "stream '" + settings.stream() + "'";
    }

    StreamSource.Settings settings() {
        return settings;
    }

    /** All shards, closed ones included. */
    List<Shard> listShards() throws InterruptedException {
        return calls.make(subject, () -> new ShardPages(kinesis).all(settings.stream()));
    }

    /**
     * Asks whether the stream can still be read. Who may not ask learns it from the next read.
     *
     * @throws AwsException when it is gone, or about to go
     */
    void requireStream() throws InterruptedException {
        StreamStatus status;
        try {
            status = calls.make(
                            subject,
                            () -> kinesis.describeStreamSummary(request -> request.streamName(settings.stream())))
                    .streamDescriptionSummary()
                    .streamStatus();
        } catch (AwsException e) {
            if (e.getCause() instanceof ResourceNotFoundException) {
                throw e;
            }
            return;
        }
        if (status == StreamStatus.DELETING) {
            throw new AwsException(subject + " in " + settings.place() + " is being deleted");
        }
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
            case StartAt.Newest _ -> throw new IllegalArgumentException("no iterator knows where the newest begin");
        }
        try {
            return calls.make(subject, () -> kinesis.getShardIterator(request.build()))
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

    /**
     * Reads from the iterator on, and does so again while a failure may pass; but a read that the service refuses for its rate is the
     * caller's to repeat, in time.
     *
     * @param start the place that the iterator stands for
     * @param most how many records at the most
     */
    ShardRead read(String shard, StartAt start, String iterator, int most) throws InterruptedException {
        try {
            return calls.make(subject, () -> once(shard, start, iterator, most));
        } catch (AwsException e) {
            if (e.getCause() instanceof ExpiredIteratorException) {
                return new ShardRead.Expired();
            }
            throw e;
        }
    }

    private ShardRead once(String shard, StartAt start, String iterator, int most) {
        try {
            GetRecordsResponse answer = requests.timed(() -> answer(iterator, most));
            ShardRead read = new ShardRead.Answered(checked(shard, start, answer));
            if (!answer.records().isEmpty()) {
                requests.batch(answer.records().size(), bytes(answer.records()));
            }
            return read;
        } catch (AwsServiceException e) {
            if (e.isThrottlingException()) {
                requests.throttled(1);
                return new ShardRead.Throttled(e);
            }
            throw e;
        }
    }

    /**
     * Bears with refused reads: tells of them when they last, and gives up when they last as long as any call is repeated.
     *
     * @param since when the first of them was refused
     * @throws AwsException when it is time to give up
     */
    void refused(SdkException why, Instant since) {
        Duration lasted = Duration.between(since, settings.clock().instant());
        Duration total = settings.retrying().policy().total();
        String words = SdkFaults.words(subject, settings.place(), why);
        if (lasted.compareTo(total) > 0) {
            throw new AwsException(words + " (throttled for " + TimeSpan.text(lasted) + ")", why);
        }
        if (lasted.compareTo(THROTTLING_PATIENCE) > 0) {
            settings.retrying().notices().failed(words, since);
        }
    }

    /**
     * The first record from the iterator on, as GetRecords answers; {@code null} when the iterator has expired and a new one is needed.
     *
     * @param start the place that the iterator stands for
     */
    @Nullable
    GetRecordsResponse first(String shard, StartAt start, String iterator) throws InterruptedException {
        try {
            return calls.make(subject, () -> checked(shard, start, answer(iterator, 1)));
        } catch (AwsException e) {
            if (e.getCause() instanceof ExpiredIteratorException) {
                return null;
            }
            throw e;
        }
    }

    /** Bytes of the payloads. */
    static long bytes(List<Record> records) {
        long bytes = 0;
        for (Record each : records) {
            bytes += each.data().asByteArrayUnsafe().length;
        }
        return bytes;
    }

    private GetRecordsResponse answer(String iterator, int most) {
        return kinesis.getRecords(request -> request.shardIterator(iterator).limit(most));
    }

    /**
     * Checks an event of a subscription as the answers to GetRecords are checked.
     *
     * @param start where its records may begin
     * @throws AnswerException when it makes no sense
     */
    void check(String shard, StartAt start, SubscribeToShardEvent event) throws InterruptedException {
        String flaw = Answers.flaw(event);
        if (flaw != null) {
            throw new AnswerException("an event of SubscribeToShard makes no sense: " + flaw);
        }
        checkStart(start, event.records(), "an event of SubscribeToShard");
        if (event.continuationSequenceNumber() == null
                && !isParent(shard, event.childShards())
                && !calls.make(subject, () -> isClosed(shard))) {
            throw new AnswerException("an event of SubscribeToShard has no ContinuationSequenceNumber, though shard '"
                    + shard + "' is open");
        }
    }

    /**
     * An answer without a next iterator is believed when it names children of the shard, or when the shard is listed as closed.
     *
     * @throws AnswerException when the shard is open
     */
    private GetRecordsResponse checked(String shard, StartAt start, GetRecordsResponse answer) {
        checkStart(start, answer.records(), "the answer to GetRecords");
        if (answer.nextShardIterator() != null || isParent(shard, answer.childShards()) || isClosed(shard)) {
            return answer;
        }
        throw new AnswerException(
                "GetRecords was answered without NextShardIterator, though shard '" + shard + "' is open");
    }

    /**
     * The records of an answer, which are in order, follow those that were read before.
     *
     * @throws AnswerException when the first does not
     */
    private static void checkStart(StartAt start, List<Record> records, String answer) {
        String first = records.isEmpty() ? null : records.getFirst().sequenceNumber();
        if (first != null && !start.isBefore(first)) {
            throw new AnswerException(answer + " makes no sense: its first sequence number, " + first
                    + ", does not follow those that were read before");
        }
    }

    private static boolean isParent(String shard, List<ChildShard> children) {
        return children.stream().anyMatch(child -> child.parentShards().contains(shard));
    }

    private boolean isClosed(String shard) {
        return new ShardPages(kinesis)
                .all(settings.stream()).stream()
                        .anyMatch(each -> each.shardId().equals(shard) && Lineage.isClosed(each));
    }
}
