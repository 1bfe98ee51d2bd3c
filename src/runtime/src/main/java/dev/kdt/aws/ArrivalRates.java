package dev.kdt.aws;

import dev.kdt.flow.SourceStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/**
 * Estimates the rate of records that arrive in each shard, from one GetRecords call a shard. A shard with more than {@link
 * #MOST_RECORDS} in {@link #WINDOW} is judged by the first of them.
 *
 * @param place where the stream is, for messages
 */
public record ArrivalRates(KinesisClient kinesis, String place, InstantSource clock) {
    /** The time that is looked at. */
    public static final Duration WINDOW = Duration.ofMinutes(2);

    /** The most records of an answer: few enough that other readers of the shard are not throttled for long. */
    private static final int MOST_RECORDS = 1_000;

    private static final int CALLS_AT_A_TIME = 8;

    /**
     * The rates that were found.
     *
     * @param byShard the shards that could be read, in the order in which they were asked for
     * @param failure why others could not; {@code null}: there are none
     */
    public record Found(
            Map<String, ArrivalRate> byShard, @Nullable AwsException failure) {}

    /** Reads each of these shards once. */
    public Found of(SourceStream stream, List<String> shards) throws InterruptedException {
        Map<String, ArrivalRate> found = new LinkedHashMap<>();
        AwsException failure = null;
        try (ExecutorService reads = Executors.newFixedThreadPool(
                CALLS_AT_A_TIME, Thread.ofVirtual().name("kdt-rate-", 0).factory())) {
            Map<String, Future<@Nullable ArrivalRate>> asked = new LinkedHashMap<>();
            for (String shard : shards) {
                Callable<@Nullable ArrivalRate> read = () -> read(stream, shard);
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

    /** Null when the service had not looked through any of the time when it answered. */
    private @Nullable ArrivalRate read(SourceStream stream, String shard) throws InterruptedException {
        ServiceCalls calls = new ServiceCalls.Single(place);
        String subject = "stream '" + stream.name() + "'";
        Instant begin = begin(stream);
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
        return rate(answer, begin, now);
    }

    private Instant begin(SourceStream stream) {
        Instant begin = clock.instant().minus(WINDOW);
        Instant created = stream.created();
        return created != null && created.isAfter(begin) ? created : begin;
    }

    private static @Nullable ArrivalRate rate(GetRecordsResponse answer, Instant begin, Instant now) {
        List<Record> records = answer.records();
        Duration passed = Duration.between(begin, now.minusMillis(answer.millisBehindLatest()));
        if (records.isEmpty() && !passed.isPositive()) {
            return null;
        }
        long bytes = records.stream().mapToLong(ArrivalRates::size).sum();
        Duration time = passed.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : passed;
        return new ArrivalRate(records.size(), bytes, time);
    }

    private static long size(Record record) {
        long size = record.data().asByteArrayUnsafe().length;
        String key = record.partitionKey();
        return key == null ? size : size + key.getBytes(StandardCharsets.UTF_8).length;
    }
}
