package dev.kdt.enumerate.run;

import dev.kdt.enumerate.FaultSite;
import dev.kdt.enumerate.SimulatedProcess;
import dev.kdt.record.HashKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ChildShard;
import software.amazon.awssdk.services.kinesis.model.GetRecordsRequest;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.kinesis.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.kinesis.model.HashKeyRange;
import software.amazon.awssdk.services.kinesis.model.ListShardsRequest;
import software.amazon.awssdk.services.kinesis.model.ListShardsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.SequenceNumberRange;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * The stream of the scenario, with the rules of the service: three shards, of which the first is split, and the others are merged, when
 * they are first read. Guarded by the processes, whose operations are done one at a time.
 */
final class SimulatedStream {
    private static final int PAGE = 4;

    /** Of the six shards, the first key of each; the last key is before the next one's. */
    private static final HashKey THIRD = new HashKey(Long.divideUnsigned(-1, 3), 0);

    private static final HashKey SIXTH = new HashKey(Long.divideUnsigned(-1, 6), 0);
    private static final HashKey TWO_THIRDS = new HashKey(Long.divideUnsigned(-1, 3) * 2, 0);

    private final VirtualTime time;
    private boolean split;
    private boolean merged;

    SimulatedStream(VirtualTime time) {
        this.time = time;
    }

    /** The client of one process. */
    KinesisClient client(SimulatedProcess process) {
        return new Client(process);
    }

    private List<Shard> shards() {
        return IntStream.range(0, 6)
                .filter(shard -> shard < 3 || (shard < 5 ? split : merged))
                .mapToObj(this::shard)
                .toList();
    }

    private Shard shard(int number) {
        List<ScenarioRecord> records = records(number);
        return Shard.builder()
                .shardId(ScenarioRecord.shardId(number))
                .parentShardId(parent(number))
                .adjacentParentShardId(number == 5 ? ScenarioRecord.shardId(2) : null)
                .hashKeyRange(keys(number))
                .sequenceNumberRange(SequenceNumberRange.builder()
                        .startingSequenceNumber(records.getFirst().sequence())
                        .endingSequenceNumber(
                                isClosed(number) ? records.getLast().sequence() : null)
                        .build())
                .build();
    }

    private static @Nullable String parent(int shard) {
        return switch (shard) {
            case 3, 4 -> ScenarioRecord.shardId(0);
            case 5 -> ScenarioRecord.shardId(1);
            default -> null;
        };
    }

    private static HashKeyRange keys(int shard) {
        return switch (shard) {
            case 0 -> keys(HashKey.MIN, THIRD);
            case 1 -> keys(THIRD.next(), TWO_THIRDS);
            case 2 -> keys(TWO_THIRDS.next(), HashKey.MAX);
            case 3 -> keys(HashKey.MIN, SIXTH);
            case 4 -> keys(SIXTH.next(), THIRD);
            default -> keys(THIRD.next(), HashKey.MAX);
        };
    }

    private static HashKeyRange keys(HashKey first, HashKey last) {
        return HashKeyRange.builder()
                .startingHashKey(first.toString())
                .endingHashKey(last.toString())
                .build();
    }

    private boolean isClosed(int shard) {
        return shard == 0 ? split : shard < 3 && merged;
    }

    private static List<ScenarioRecord> records(int shard) {
        return ScenarioRecord.ALL.stream()
                .filter(record -> record.shard() == shard)
                .toList();
    }

    private static int number(String shardId) {
        return Integer.parseInt(shardId.substring(shardId.length() - 1));
    }

    private GetRecordsResponse page(int shard, int from, int most) {
        split |= shard == 0;
        merged |= shard == 1 || shard == 2;
        time.pass(Duration.ofMillis(400));
        List<ScenarioRecord> all = records(shard);
        int to = Math.min(all.size(), from + Math.min(PAGE, most));
        boolean isLast = to == all.size();
        boolean isEnd = isLast && isClosed(shard);
        return GetRecordsResponse.builder()
                .records(all.subList(from, to).stream()
                        .map(SimulatedStream::record)
                        .toList())
                .nextShardIterator(isEnd ? null : shard + ":" + to)
                .childShards(isEnd ? children(shard) : null)
                .millisBehindLatest(isLast ? 0L : 1000L)
                .build();
    }

    private static List<ChildShard> children(int shard) {
        List<Integer> children = shard == 0 ? List.of(3, 4) : List.of(5);
        List<String> parents = shard == 0
                ? List.of(ScenarioRecord.shardId(0))
                : List.of(ScenarioRecord.shardId(1), ScenarioRecord.shardId(2));
        return children.stream()
                .map(child -> ChildShard.builder()
                        .shardId(ScenarioRecord.shardId(child))
                        .parentShards(parents)
                        .hashKeyRange(keys(child))
                        .build())
                .toList();
    }

    private static Record record(ScenarioRecord record) {
        return Record.builder()
                .sequenceNumber(record.sequence())
                .partitionKey(record.key())
                .approximateArrivalTimestamp(VirtualTime.START.minus(record.age()))
                .data(SdkBytes.fromUtf8String(record.data()))
                .build();
    }

    private final class Client implements KinesisClient {
        private final SimulatedProcess process;

        Client(SimulatedProcess process) {
            this.process = process;
        }

        @Override
        public ListShardsResponse listShards(ListShardsRequest request) {
            ServiceCall<ListShardsResponse> call =
                    () -> ListShardsResponse.builder().shards(shards()).build();
            return process.perform(FaultSite.LIST, "shards", call);
        }

        @Override
        public GetShardIteratorResponse getShardIterator(GetShardIteratorRequest request) {
            ServiceCall<GetShardIteratorResponse> call = () -> GetShardIteratorResponse.builder()
                    .shardIterator(iterator(request))
                    .build();
            return process.perform(FaultSite.ITERATOR, request.shardId(), call);
        }

        private String iterator(GetShardIteratorRequest request) {
            int shard = number(request.shardId());
            int from = switch (request.shardIteratorType()) {
                case TRIM_HORIZON -> 0;
                case AFTER_SEQUENCE_NUMBER ->
                    records(shard).indexOf(ScenarioRecord.ofSequence(request.startingSequenceNumber())) + 1;
                default -> throw new UnsupportedOperationException(request.toString());
            };
            return shard + ":" + from;
        }

        @Override
        public GetRecordsResponse getRecords(GetRecordsRequest request) {
            String[] iterator = request.shardIterator().split(":", -1);
            int shard = Integer.parseInt(iterator[0]);
            ServiceCall<GetRecordsResponse> call = () -> page(shard, Integer.parseInt(iterator[1]), request.limit());
            return process.perform(FaultSite.READ, ScenarioRecord.shardId(shard), call);
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
