package dev.kdt.aws;

import java.time.Duration;

/**
 * The rate at which a shard is read: the times from the beginning of one GetRecords call to that of the next. The service takes five
 * calls a second and shard, for all readers together ("Amazon Kinesis Data Streams Developer Guide, Quotas and limits").
 *
 * @param live while there is nothing that has not been read
 * @param behind while there are records that have not been read
 * @param throttled for a while after a call was refused, since other readers are there
 */
public record ReadRate(Duration live, Duration behind, Duration throttled) {
    /** Two calls a second and more where records wait; one after the service has refused any. */
    public static final ReadRate SERVICE =
            new ReadRate(Duration.ofMillis(500), Duration.ofMillis(250), Duration.ofSeconds(1));

    /** For the embedded endpoint, which takes any number of calls unless it simulates the service's limits. */
    public static final ReadRate LOCAL = new ReadRate(Duration.ofMillis(100), Duration.ZERO, Duration.ofSeconds(1));

    /** The same number of calls a second, whatever the answers are. */
    public static ReadRate of(int perSecond) {
        Duration between = Duration.ofSeconds(1).dividedBy(perSecond);
        return new ReadRate(between, between, between);
    }
}
