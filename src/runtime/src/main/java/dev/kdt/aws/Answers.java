package dev.kdt.aws;

import dev.kdt.record.HashKey;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.firehose.model.DescribeDeliveryStreamResponse;
import software.amazon.awssdk.services.firehose.model.ListDeliveryStreamsResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.kinesis.model.DescribeStreamSummaryResponse;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/**
 * Whether an answer fits its request, by what the API references of Amazon Kinesis and Amazon Data Firehose promise of each. Only
 * what this program reads of it is looked at: other endpoints leave out more than the services do.
 */
final class Answers {
    private Answers() {}

    /** The flaw of an answer to this request; null when there is none. */
    static @Nullable String flaw(SdkRequest request, SdkResponse response) {
        return switch (response) {
            case PutRecordsResponse answer ->
                results(answer, ((PutRecordsRequest) request).records().size());
            case PutRecordBatchResponse answer ->
                results(answer, ((PutRecordBatchRequest) request).records().size());
            case GetRecordsResponse answer -> records(answer);
            case GetShardIteratorResponse answer -> missing("ShardIterator", answer.shardIterator());
            case ListShardsResponse answer -> shards(answer, ((ListShardsRequest) request).nextToken());
            case ListStreamsResponse answer -> streams(answer);
            case ListDeliveryStreamsResponse answer -> deliveryStreams(answer);
            case DescribeStreamSummaryResponse answer -> summary(answer);
            case DescribeDeliveryStreamResponse answer -> description(answer);
            default -> null;
        };
    }

    private static @Nullable String results(PutRecordsResponse answer, int sent) {
        List<Result> results = answer.records().stream()
                .map(each -> each == null
                        ? null
                        : new Result(each.errorCode(), each.shardId() == null ? null : each.sequenceNumber()))
                .toList();
        return Result.flaw(sent, answer.hasRecords() ? results : null, answer.failedRecordCount());
    }

    private static @Nullable String results(PutRecordBatchResponse answer, int sent) {
        List<Result> results = answer.requestResponses().stream()
                .map(each -> each == null ? null : new Result(each.errorCode(), each.recordId()))
                .toList();
        return Result.flaw(sent, answer.hasRequestResponses() ? results : null, answer.failedPutCount());
    }

    /** The result of a put for one record: an error, or the proof that it is there. */
    private record Result(@Nullable String error, @Nullable String proof) {
        static @Nullable String flaw(int sent, @Nullable List<Result> results, @Nullable Integer failed) {
            if (results == null) {
                return "no results for " + sent + " records";
            }
            if (results.size() != sent) {
                return results.size() + " results for " + sent + " records";
            }
            for (int i = 0; i < sent; i++) {
                String flaw =
                        results.get(i) == null ? "is null" : results.get(i).flaw();
                if (flaw != null) {
                    return "result " + (i + 1) + " of " + sent + " " + flaw;
                }
            }
            long errors = results.stream().filter(Result::isError).count();
            return failed == null || failed == errors
                    ? null
                    : "it counts " + failed + " failed records, and names " + errors;
        }

        private boolean isError() {
            return !isEmpty(error);
        }

        private @Nullable String flaw() {
            if (isError() == isEmpty(proof)) {
                return null;
            }
            return isError() ? "is both a failure and a success" : "is neither a failure nor a success";
        }
    }

    /** Without a next iterator the shard has ended, or so it says: {@link ShardReads} looks. */
    private static @Nullable String records(GetRecordsResponse answer) {
        return first(
                list("Records", answer.hasRecords(), answer.records(), Answers::record),
                "".equals(answer.nextShardIterator()) ? "an empty NextShardIterator" : null);
    }

    private static @Nullable String record(Record record) {
        return first(missing("SequenceNumber", record.sequenceNumber()), missing("Data", record.data()));
    }

    private static @Nullable String shards(ListShardsResponse answer, @Nullable String token) {
        boolean isThere =
                answer.hasShards() && (token != null || !answer.shards().isEmpty()); // A stream has shards.
        return list("Shards", isThere, answer.shards(), Answers::shard);
    }

    private static @Nullable String shard(Shard shard) {
        HashKeyRange range = shard.hashKeyRange();
        boolean isRange = range != null && isHashKey(range.startingHashKey()) && isHashKey(range.endingHashKey());
        return first(
                missing("ShardId", shard.shardId()),
                missing("SequenceNumberRange", shard.sequenceNumberRange()),
                missing("HashKeyRange", isRange ? range : null),
                Objects.equals(shard.shardId(), shard.parentShardId()) ? "its own parent" : null);
    }

    private static boolean isHashKey(@Nullable String digits) {
        return digits != null && HashKey.isWritten(digits);
    }

    private static @Nullable String streams(ListStreamsResponse answer) {
        boolean hasStreams = answer.hasStreamSummaries() || answer.hasStreamNames();
        return first(
                missing("HasMoreStreams", answer.hasMoreStreams()),
                list("StreamSummaries", hasStreams, answer.streamSummaries(), Answers::stream));
    }

    private static @Nullable String stream(StreamSummary stream) {
        return first(missing("StreamName", stream.streamName()), missing("StreamStatus", stream.streamStatus()));
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

    private static @Nullable String summary(DescribeStreamSummaryResponse answer) {
        var stream = answer.streamDescriptionSummary();
        return stream == null
                ? missing("StreamDescriptionSummary", null)
                : first(
                        missing("StreamName", stream.streamName()),
                        missing("StreamARN", stream.streamARN()),
                        missing("StreamStatus", stream.streamStatus()),
                        missing("OpenShardCount", stream.openShardCount()));
    }

    private static @Nullable String description(DescribeDeliveryStreamResponse answer) {
        var stream = answer.deliveryStreamDescription();
        return stream == null
                ? missing("DeliveryStreamDescription", null)
                : first(
                        missing("DeliveryStreamName", stream.deliveryStreamName()),
                        missing("DeliveryStreamStatus", stream.deliveryStreamStatus()),
                        list("Destinations", stream.hasDestinations(), stream.destinations(), each -> null));
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

    private static @Nullable String first(@Nullable String... flaws) {
        return Stream.of(flaws).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }
}
