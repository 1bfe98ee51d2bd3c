package dev.kdt.cli.command.verify;

import dev.kdt.aws.ShardSelection;
import dev.kdt.aws.StartAt;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.StreamPass;
import dev.kdt.cli.host.StreamReading;
import dev.kdt.cli.option.ReadsOption;
import dev.kdt.cli.option.RetryOption;
import dev.kdt.flow.RetryPolicy;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The part of the stream that is verified. */
final class ReadOptions {
    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Verify records that arrived from then on: a time, 10m (ten minutes ago), or trim-horizon"
                    + " (trim-horizon).")
    private @Nullable StartAt since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description =
                    "Verify records that arrived until then, such as 10m (ten minutes ago), so that those that are"
                            + " still on their way are not missing (now).")
    private @Nullable Instant until;

    @Mixin
    private final ReadsOption reads = new ReadsOption();

    @Mixin
    private final RetryOption retry = new RetryOption();

    /**
     * When the time begins; null for the oldest record.
     *
     * @throws UsageException when that is no time, or not before the end
     */
    @Nullable
    Instant since() {
        if (since == null || since instanceof StartAt.TrimHorizon) {
            return null;
        }
        if (!(since instanceof StartAt.At(Instant time))) {
            throw new UsageException("--since: write a time, a duration such as 1h, or trim-horizon");
        }
        if (until != null && until.isBefore(time)) {
            throw new UsageException("--until: " + until + " is before --since, " + time);
        }
        return time;
    }

    /** @param now when the command started */
    Instant until(Instant now) {
        return until == null || until.isAfter(now) ? now : until;
    }

    /** A pass over a part of the stream. */
    StreamPass pass(String stream, @Nullable Instant from, Instant to) {
        StartAt start = from == null ? new StartAt.TrimHorizon() : new StartAt.At(from);
        return pass(stream, start, to, new ShardSelection.All());
    }

    /** A pass over a shard from one of its records on. */
    StreamPass pass(String stream, String shard, String sequence, Instant to) {
        return pass(stream, new StartAt.Sequence(sequence), to, new ShardSelection.Named(Set.of(shard)));
    }

    private StreamPass pass(String stream, StartAt start, Instant to, ShardSelection shards) {
        return new StreamPass(
                new StreamReading(stream, start, to, shards, reads.rate(), null, null, null), retry.policy());
    }

    RetryPolicy retry() {
        return retry.policy();
    }
}
