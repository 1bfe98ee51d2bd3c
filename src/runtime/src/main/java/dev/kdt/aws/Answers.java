package dev.kdt.aws;

import dev.kdt.record.HashKey;
import dev.kdt.record.SequenceText;
import dev.kdt.record.ShardId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamRequest;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.ProcessingConfiguration;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryRequest;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.SequenceNumberRange;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardEvent;

/**
 * Whether an answer fits its request, by what the API references of Amazon Kinesis and Amazon Data Firehose promise of each. Only
 * what this program reads of it is looked at: other endpoints leave out more than the services do.
 */
final class Answers {
    /** The last sequence number of every closed shard of kinesis-mock, that is kinesis-local 0.6.2: lower than its first. */
    private static final String UNKNOWN_END = String.valueOf(Long.MAX_VALUE);

    private Answers() {}

    /** The flaw of an answer to this request; null when there is none. */
    static @Nullable String flaw(SdkRequest request, SdkResponse response) {
        return switch (response) {
            case PutRecordsResponse answer ->
                PutResult.flaw(answer, ((PutRecordsRequest) request).records().size());
            case PutRecordBatchResponse answer ->
                PutResult.flaw(
                        answer, ((PutRecordBatchRequest) request).records().size());
            case GetRecordsResponse answer -> records(answer);
            case GetShardIteratorResponse answer -> missing("ShardIterator", answer.shardIterator());
            case ListShardsResponse answer -> shards(answer, ((ListShardsRequest) request).nextToken());
            case ListStreamsResponse answer -> streams(answer);
            case ListStreamConsumersResponse answer ->
                list("Consumers", answer.hasConsumers(), answer.consumers(), Answers::consumer);
            case ListDeliveryStreamsResponse answer -> deliveryStreams(answer);
            case DescribeStreamSummaryResponse answer ->
                summary(answer, ((DescribeStreamSummaryRequest) request).streamName());
            case DescribeDeliveryStreamResponse answer ->
                description(answer, ((DescribeDeliveryStreamRequest) request).deliveryStreamName());
            default -> null;
        };
    }

    /** The flaw of an event of SubscribeToShard; null when there is none. */
    static @Nullable String flaw(SubscribeToShardEvent event) {
        String flaw = list("Records", event.hasRecords(), event.records(), Answers::record);
        if (flaw != null) {
            return flaw;
        }
        String last = event.continuationSequenceNumber();
        return first(
                disorder(event.records()),
                last == null ? null : sequence("ContinuationSequenceNumber", last),
                behind(event.millisBehindLatest()),
                children(event.childShards()));
    }

    /** Without a next iterator the shard has ended, or so it says: {@link ShardReads} looks. */
    private static @Nullable String records(GetRecordsResponse answer) {
        String flaw = list("Records", answer.hasRecords(), answer.records(), Answers::record);
        if (flaw != null) {
            return flaw;
        }
        return first(
                disorder(answer.records()),
                "".equals(answer.nextShardIterator()) ? "an empty NextShardIterator" : null,
                behind(answer.millisBehindLatest()),
                children(answer.childShards()));
    }

    /** It tells where the shard's tip is. */
    private static @Nullable String behind(@Nullable Long millis) {
        return millis == null || millis < 0 ? wrong("MillisBehindLatest", millis) : null;
    }

    private static @Nullable String children(List<ChildShard> children) {
        return list("ChildShards", true, children, child -> shardId(child.shardId()));
    }

    private static @Nullable String record(Record record) {
        String flaw = sequence("SequenceNumber", record.sequenceNumber());
        return flaw != null ? flaw : missing("Data", record.data());
    }

    /** "The unique identifier of the record within its shard": "Amazon Kinesis API Reference, Record". They come in their order. */
    private static @Nullable String disorder(List<Record> records) {
        for (int i = 1; i < records.size(); i++) {
            Record record = records.get(i);
            Record before = records.get(i - 1);
            if (SequenceText.compare(record.sequenceNumber(), before.sequenceNumber()) <= 0) {
                return "Records[" + i + "]: SequenceNumber " + record.sequenceNumber() + " does not follow "
                        + before.sequenceNumber();
            }
        }
        return null;
    }

    private static @Nullable String shards(ListShardsResponse answer, @Nullable String token) {
        boolean isThere =
                answer.hasShards() && (token != null || !answer.shards().isEmpty()); // A stream has shards.
        return list("Shards", isThere, answer.shards(), Answers::shard);
    }

    private static @Nullable String shard(Shard shard) {
        return first(shardId(shard.shardId()), numbers(shard.sequenceNumberRange()), keys(shard.hashKeyRange()));
    }

    private static @Nullable String shardId(@Nullable String id) {
        return id != null && ShardId.isWritten(id) ? null : wrong("ShardId", id);
    }

    /** With a last sequence number the shard has ended. */
    private static @Nullable String numbers(@Nullable SequenceNumberRange range) {
        if (range == null) {
            return missing("SequenceNumberRange", null);
        }
        String first = range.startingSequenceNumber();
        String last = range.endingSequenceNumber();
        String flaw = sequence("StartingSequenceNumber", first);
        if (flaw != null || last == null) {
            return flaw;
        }
        boolean isInOrder =
                isUnknownEnd(last) || (SequenceText.isWritten(last) && SequenceText.compare(first, last) <= 0);
        return isInOrder ? null : "sequence numbers from " + first + " to " + last;
    }

    /** Whether a shard has ended, but its last sequence number says no more than that. */
    static boolean isUnknownEnd(String last) {
        return last.equals(UNKNOWN_END);
    }

    private static @Nullable String sequence(String name, @Nullable String digits) {
        return digits != null && SequenceText.isWritten(digits) ? null : wrong(name, digits);
    }

    private static @Nullable String keys(@Nullable HashKeyRange range) {
        if (range == null || !isHashKey(range.startingHashKey()) || !isHashKey(range.endingHashKey())) {
            return missing("HashKeyRange", null);
        }
        HashKey first = HashKey.parse(range.startingHashKey());
        HashKey last = HashKey.parse(range.endingHashKey());
        return first.compareTo(last) <= 0 ? null : "hash keys from " + first + " to " + last;
    }

    private static boolean isHashKey(@Nullable String digits) {
        return digits != null && HashKey.isWritten(digits);
    }

    private static @Nullable String streams(ListStreamsResponse answer) {
        return first(
                missing("HasMoreStreams", answer.hasMoreStreams()),
                answer.hasStreamSummaries()
                        ? list("StreamSummaries", true, answer.streamSummaries(), Answers::stream)
                        : list(
                                "StreamNames",
                                answer.hasStreamNames(),
                                answer.streamNames(),
                                name -> missing("name", name)));
    }

    private static @Nullable String stream(StreamSummary stream) {
        return first(missing("StreamName", stream.streamName()), missing("StreamStatus", stream.streamStatus()));
    }

    private static @Nullable String consumer(Consumer consumer) {
        return first(
                missing("ConsumerName", consumer.consumerName()),
                missing("ConsumerARN", consumer.consumerARN()),
                missing("ConsumerStatus", consumer.consumerStatus()),
                missing("ConsumerCreationTimestamp", consumer.consumerCreationTimestamp()));
    }

    private static @Nullable String deliveryStreams(ListDeliveryStreamsResponse answer) {
        return first(
                missing("HasMoreDeliveryStreams", answer.hasMoreDeliveryStreams()),
                list(
                        "DeliveryStreamNames",
                        answer.hasDeliveryStreamNames(),
                        answer.deliveryStreamNames(),
                        name -> missing("name", name)));
    }

    private static @Nullable String summary(DescribeStreamSummaryResponse answer, String asked) {
        var stream = answer.streamDescriptionSummary();
        if (stream == null) {
            return missing("StreamDescriptionSummary", null);
        }
        Integer shards = stream.openShardCount();
        int fewest = stream.streamStatus() == StreamStatus.ACTIVE ? 1 : 0; // They are made while it is CREATING.
        return first(
                another("StreamName", asked, stream.streamName()),
                missing("StreamARN", stream.streamARN()),
                missing("StreamStatus", stream.streamStatus()),
                missing("StreamCreationTimestamp", stream.streamCreationTimestamp()),
                shards == null || shards < fewest ? wrong("OpenShardCount", shards) : null);
    }

    private static @Nullable String description(DescribeDeliveryStreamResponse answer, String asked) {
        var stream = answer.deliveryStreamDescription();
        return stream == null
                ? missing("DeliveryStreamDescription", null)
                : first(
                        another("DeliveryStreamName", asked, stream.deliveryStreamName()),
                        missing("DeliveryStreamStatus", stream.deliveryStreamStatus()),
                        list("Destinations", stream.hasDestinations(), stream.destinations(), Answers::destination));
    }

    private static @Nullable String destination(DestinationDescription destination) {
        ProcessingConfiguration processing = destination.redshiftDestinationDescription() != null
                ? destination.redshiftDestinationDescription().processingConfiguration()
                : destination.extendedS3DestinationDescription() != null
                        ? destination.extendedS3DestinationDescription().processingConfiguration()
                        : null;
        return processing == null ? null : list("Processors", true, processing.processors(), Answers::processor);
    }

    private static @Nullable String processor(Processor processor) {
        return first(
                missing("Type", processor.type()),
                list("Parameters", true, processor.parameters(), each -> missing("name", each.parameterName())));
    }

    private static <T> @Nullable String list(
            String name, boolean isThere, List<T> members, Function<T, @Nullable String> check) {
        if (!isThere) {
            return missing(name, null);
        }
        for (int i = 0; i < members.size(); i++) {
            String flaw = members.get(i) == null ? "null" : check.apply(members.get(i));
            if (flaw != null) {
                return name + "[" + i + "]: " + flaw;
            }
        }
        return null;
    }

    private static @Nullable String missing(String name, @Nullable Object value) {
        return value == null || value.equals("") ? "no " + name : null;
    }

    private static String wrong(String name, @Nullable Object value) {
        return value == null || value.equals("") ? "no " + name : name + " is " + value;
    }

    /** The answer is about something else than was asked for. */
    private static @Nullable String another(String name, String asked, @Nullable String answered) {
        return asked.equals(answered) ? null : wrong(name, answered);
    }

    private static @Nullable String first(@Nullable String... flaws) {
        return Stream.of(flaws).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
