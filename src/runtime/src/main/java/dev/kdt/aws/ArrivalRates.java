package dev.kdt.aws;

import dev.kdt.flow.SourceStream;
import dev.kdt.record.PartitionKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Estimates the rate of records that arrive in each shard, from one GetRecords call a shard. Of a shard with more records
 * in {@link #WINDOW} than the service gives at once, it is the rate between the first and the last of those that it gave; of one that a
 * split or a merge made within that time, the rate since its first record.
 *
 * @param place where the stream is, for messages
 */
public record ArrivalRates(KinesisClient kinesis, String place, InstantSource clock) {
    /** The time that is looked at. */
    public static final Duration WINDOW = Duration.ofMinutes(2);

    /** The most records of an answer: few enough that other readers of the shard are not throttled for long. */
    private static final int MOST_RECORDS = 1_000;

    private static final int CALLS_AT_A_TIME = 8;

    /** Rates are of seconds: what came within less is taken for what came within one. */
    private static final Duration LEAST = Duration.ofSeconds(1);

    /** Whether a shard was there when the window began. */
    private enum Age {
        WHOLE_WINDOW,
        YOUNGER
    }

    /**
     * The rates that were found.
     *
     * @param byShard the shards that could be read, in the order in which they were asked for
     * @param failure why others could not; {@code null}: there are none
     */
    public record Found(
            Map<String, ArrivalRate> byShard, @Nullable AwsException failure) {}

    /** Reads each of these shards once. */
    public Found of(SourceStream stream, List<Shard> shards) throws InterruptedException {
        Map<String, ArrivalRate> found = new LinkedHashMap<>();
        AwsException failure = null;
        Instant begin = begin(stream);
        Set<String> young;
        try {
            young = young(stream, shards, begin);
        } catch (AwsException e) {
            return new Found(Map.of(), e);
        }
        try (ExecutorService reads = Executors.newFixedThreadPool(
                CALLS_AT_A_TIME, Thread.ofVirtual().name("kdt-rate-", 0).factory())) {
            Map<String, Future<@Nullable ArrivalRate>> asked = new LinkedHashMap<>();
            for (Shard each : shards) {
                String shard = each.shardId();
                Age age = young.contains(shard) ? Age.YOUNGER : Age.WHOLE_WINDOW;
                Callable<@Nullable ArrivalRate> read = () -> read(stream, shard, begin, age);
                asked.put(shard, reads.submit(read));
            }
            try {
                for (Map.Entry<String, Future<@Nullable ArrivalRate>> each : asked.entrySet()) {
                    try {
                        ArrivalRate rate = each.getValue().get();
                        if (rate != null) {
                            found.put(each.getKey(), rate);
                        }
                    } catch (ExecutionException e) {
                        failure = failure == null ? failure(e) : failure;
                    }
                }
            } finally {
                reads.shutdownNow();
            }
        }
        return new Found(found, failure);
    }

    private static AwsException failure(ExecutionException e) {
        return e.getCause() instanceof AwsException why ? why : new AwsException(String.valueOf(e.getMessage()), e);
    }

    /** The shards that splits and merges made since {@code begin}. */
    private Set<String> young(SourceStream stream, List<Shard> shards, Instant begin) throws InterruptedException {
        Set<String> young = new HashSet<>();
        shards.stream().filter(each -> each.parentShardId() != null).forEach(each -> young.add(each.shardId()));
        if (!young.isEmpty()) {
            ServiceCalls calls = new ServiceCalls.Single(place);
            calls.make("stream '" + stream.name() + "'", () -> new ShardPages(kinesis).openAt(begin, stream.name()))
                    .forEach(each -> young.remove(each.shardId()));
        }
        return young;
    }

    /** Null when the service had not looked through any of the time when it answered. */
    private @Nullable ArrivalRate read(SourceStream stream, String shard, Instant begin, Age age)
            throws InterruptedException {
        ServiceCalls calls = new ServiceCalls.Single(place);
        String subject = "stream '" + stream.name() + "'";
        String iterator = calls.make(
                        subject,
                        () -> kinesis.getShardIterator(request -> request.streamName(stream.name())
                                .shardId(shard)
                                .shardIteratorType(ShardIteratorType.AT_TIMESTAMP)
                                .timestamp(begin)))
                .shardIterator();
        Instant now = clock.instant();
        GetRecordsResponse answer = calls.make(
                subject,
                () -> kinesis.getRecords(
                        request -> request.shardIterator(iterator).limit(MOST_RECORDS)));
        return rate(answer, begin, now, age);
    }

    private Instant begin(SourceStream stream) {
        Instant begin = clock.instant().minus(WINDOW);
        Instant created = stream.created();
        return created != null && created.isAfter(begin) ? created : begin;
    }

    /**
     * The rate that an answer tells, null when the service had looked through none of the time.
     *
     * @param begin of the time that was asked for
     * @param now when the shard was asked
     */
    private static @Nullable ArrivalRate rate(GetRecordsResponse answer, Instant begin, Instant now, Age age) {
        List<Record> records = answer.records();
        Duration passed = Duration.between(begin, now.minusMillis(answer.millisBehindLatest()));
        if (records.isEmpty()) {
            return passed.isPositive() ? new ArrivalRate(0, 0, passed) : null;
        }
        if (records.stream().anyMatch(each -> each.approximateArrivalTimestamp() == null)) {
            return counted(records, passed); // Some emulators tell none.
        }
        if (answer.millisBehindLatest() > 0 || records.size() == MOST_RECORDS) {
            return betweenRecords(records);
        }
        return switch (age) {
            case WHOLE_WINDOW -> counted(records, passed);
            case YOUNGER -> counted(records, Duration.between(records.getFirst().approximateArrivalTimestamp(), now));
        };
    }

    /** Of records after which there are more: those before the instant of the last one, in the time up to it. */
    private static ArrivalRate betweenRecords(List<Record> records) {
        Instant last = records.getLast().approximateArrivalTimestamp();
        List<Record> before = records.stream()
                .filter(each -> each.approximateArrivalTimestamp().isBefore(last))
                .toList();
        if (before.isEmpty()) {
            return counted(records, LEAST);
        }
        Instant first = before.getFirst().approximateArrivalTimestamp();
        return new ArrivalRate(before.size(), size(before), Duration.between(first, last));
    }

    private static ArrivalRate counted(List<Record> records, Duration time) {
        return new ArrivalRate(records.size(), size(records), time.compareTo(LEAST) < 0 ? LEAST : time);
    }

    private static long size(List<Record> records) {
        return records.stream().mapToLong(ArrivalRates::size).sum();
    }

    private static long size(Record record) {
        long size = record.data().asByteArrayUnsafe().length;
        String key = record.partitionKey();
        return key == null ? size : size + PartitionKey.bytes(key);
    }
}
