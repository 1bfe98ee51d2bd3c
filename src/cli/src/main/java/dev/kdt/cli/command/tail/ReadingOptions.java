package dev.kdt.cli.command.tail;

import dev.kdt.aws.ConsumerChoice;
import dev.kdt.aws.ReadRate;
import dev.kdt.aws.StartAt;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.ReadingGroup;
import dev.kdt.cli.host.ReadingGroup.Since;
import dev.kdt.cli.host.StreamReading;
import dev.kdt.cli.option.AttachedValue;
import dev.kdt.cli.option.FanOutOption;
import dev.kdt.cli.option.OptionValue;
import dev.kdt.cli.option.ReadsOption;
import dev.kdt.cli.option.RetryOption;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.pipeline.RecordFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The part of the stream that {@code kdt tail} reads, and how. */
final class ReadingOptions {
    /** The sequence numbers of so many records are kept for each shard. */
    private static final int MOST_PER_SHARD = 100_000;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Where to start: latest, trim-horizon (the oldest record), a time, 10m (ten minutes ago) or a"
                    + " sequence number (latest).")
    private @Nullable StartAt since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Stop at the first record that arrived after this time; now reads what is there.")
    private @Nullable Instant until;

    @Option(
            names = "--idle",
            paramLabel = "DURATION",
            description = "Stop when no record came for this time; exit code 3 if -n was not reached.")
    private @Nullable Duration idle;

    @Mixin
    private final ShardOptions shards = new ShardOptions();

    @Option(
            names = "--per-shard",
            paramLabel = "N",
            description =
                    "Print the newest N records of each open shard, and end; an aggregate counts as one. --where and"
                            + " its like choose among them; a closed shard needs --shard.")
    private @Nullable Integer perShard;

    @Mixin
    private final ReadsOption reads = new ReadsOption();

    @Mixin
    private final FanOutOption fanOut = new FanOutOption();

    @Option(
            names = "--merge",
            arity = "0..1",
            fallbackValue = "2s",
            preprocessor = AttachedValue.class,
            paramLabel = "DURATION",
            description =
                    "Print the records of all shards in the order of their arrival. A shard that gives nothing for"
                            + " longer than DURATION is not waited for (2s).")
    private @Nullable Duration merge;

    @Mixin
    private final GroupOptions group = new GroupOptions();

    @Mixin
    private final RetryOption retry = new RetryOption();

    /**
     * The reading of a stream.
     *
     * @param now when the command started
     * @throws UsageException when an option is not possible
     */
    StreamReading of(String stream, Session session, Instant now) {
        ReadRate rate = reads.rate();
        ConsumerChoice efo = fanOut.consumer();
        if (since instanceof StartAt.At(Instant begin)) {
            requireInOrder(begin, now);
        }
        OptionValue.requirePositive("--idle", idle);
        OptionValue.requirePositive("--merge", merge);
        if (perShard != null && efo != null) {
            throw new UsageException("--per-shard and --efo exclude each other (--per-shard reads what is there)");
        }
        return new StreamReading(
                stream, start(), end(now), shards.selection(), rate, efo, group(stream, session), merge);
    }

    private void requireInOrder(Instant begin, Instant now) {
        if (begin.isAfter(now)) {
            throw new UsageException("--since: " + begin + " is yet to come (without --since, what comes is printed)");
        }
        if (until != null && until.isBefore(begin)) {
            throw new UsageException("--until: " + until + " is before --since, " + begin);
        }
    }

    private StartAt start() {
        if (perShard == null) {
            return since == null ? new StartAt.Latest() : since;
        }
        if (since != null) {
            throw new UsageException("--per-shard and --since exclude each other (give one)");
        }
        if (perShard < 1 || perShard > MOST_PER_SHARD) {
            throw new UsageException("--per-shard: write 1 to " + MOST_PER_SHARD);
        }
        return new StartAt.Newest(perShard);
    }

    private @Nullable Instant end(Instant now) {
        return until == null && perShard != null ? now : until;
    }

    private @Nullable ReadingGroup group(String stream, Session session) {
        ReadingGroup its = group.of(stream, since == null ? Since.USUAL : Since.GIVEN, session);
        if (its != null && perShard != null) { // A shard without records has no newest one to go on from.
            throw new UsageException("--group and --per-shard exclude each other (give one)");
        }
        return its;
    }

    boolean hasGroup() {
        return group.isGiven();
    }

    /** The option by which reading ends by itself; null for none. */
    @Nullable
    String ending() {
        if (until != null) {
            return "--until";
        }
        return idle != null ? "--idle" : perShard != null ? "--per-shard" : null;
    }

    /** The options that choose shards, as words of a command line. */
    List<String> givenShards() {
        return shards.given();
    }

    /** The filters of whole records. */
    List<RecordFilter> filters() {
        return shards.filters();
    }

    /** The time without a record after which reading stops; null: it never does. */
    @Nullable
    Duration idle() {
        return idle;
    }

    RetryPolicy retry() {
        return retry.policy();
    }
}
