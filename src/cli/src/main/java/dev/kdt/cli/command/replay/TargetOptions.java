package dev.kdt.cli.command.replay;

import dev.kdt.aws.StreamShards;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.PassThroughProcessor;
import dev.kdt.cli.host.RunReport;
import dev.kdt.cli.option.PackOption;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.sending.DeliveryReport;
import dev.kdt.cli.sending.FoundRate;
import dev.kdt.cli.sending.SendingReport;
import dev.kdt.cli.sending.SummaryOption;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.StreamSending;
import dev.kdt.destination.Target;
import dev.kdt.flow.shard.SendStatistics;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for where records go. */
final class TargetOptions {
    @Option(names = "--to", paramLabel = "TARGET", description = "Where records go: kinesis:NAME or firehose:NAME.")
    private @Nullable String to;

    @Option(
            names = "--aggregate",
            description = "Pack small records of a stream into one, in the format of the Kinesis Producer Library.")
    private boolean aggregate;

    @Mixin
    private final PackOption pack = new PackOption();

    @Option(names = "--dry-run", description = "Print the records instead of sending them, all at once.")
    private boolean dryRun;

    private final SendStatistics statistics = new SendStatistics();

    boolean isDryRun() {
        return dryRun;
    }

    /** The target as the user named it. */
    String name() {
        return String.valueOf(to);
    }

    /** Whether records have keys, of which some are to stay in order. */
    enum Keys {
        GIVEN,
        RANDOM
    }

    /**
     * Looks whether the options contradict each other.
     *
     * @throws UsageException when they do
     */
    void requireSense(SummaryOption summary) {
        if (dryRun) {
            if (summary.isJson()) {
                throw new UsageException("--summary json and --dry-run exclude each other (give one)");
            }
            return;
        }
        boolean toStream = service() instanceof ServiceTarget.Stream;
        if (aggregate && !toStream) {
            throw new UsageException("--aggregate is for streams (--to kinesis:NAME); --pack is for delivery streams");
        }
        if (pack.isGiven() && toStream) {
            throw new UsageException("--pack is for delivery streams (--to firehose:NAME); --aggregate is for streams");
        }
    }

    private ServiceTarget service() {
        if (to == null) {
            throw new UsageException(
                    "missing option --to TARGET (kinesis:NAME or firehose:NAME; --dry-run needs none)");
        }
        return Target.service("--to", to);
    }

    /** The target of the records. Where they have keys, those of a key arrive in order. */
    Target target(Keys keys) {
        if (dryRun) {
            return new Target.Stdout();
        }
        ServiceTarget service = service();
        return switch (service) {
            case ServiceTarget.Stream(String stream) -> new ServiceTarget.Shards(stream, sending(keys));
            case ServiceTarget.Delivery delivery when pack.isGiven() -> PackOption.packs(delivery.name());
            default -> service;
        };
    }

    private StreamSending sending(Keys keys) {
        Set<String> needsKeys = new LinkedHashSet<>();
        if (aggregate) {
            needsKeys.add("--aggregate");
        }
        return new StreamSending(
                aggregate ? StreamSending.Packing.AGGREGATES : StreamSending.Packing.SINGLE,
                keys == Keys.GIVEN ? StreamSending.Order.KEY : StreamSending.Order.NONE,
                StreamShards.Spreading.BY_KEY,
                needsKeys,
                statistics);
    }

    /** The delimiter after each record, for delivery streams, which add none. */
    Slice delimiter() {
        return !dryRun && service() instanceof ServiceTarget.Delivery ? PassThroughProcessor.NEWLINE : Slice.EMPTY;
    }

    /** The report on what was sent. */
    RunReport report(Session session, SummaryOption summary) {
        if (dryRun) {
            return RunReport.NONE;
        }
        return switch (service()) {
            case ServiceTarget.Stream(String stream) ->
                new SendingReport(session, stream, statistics, summary, FoundRate.NONE);
            case ServiceTarget.Delivery delivery -> new DeliveryReport(session, delivery.name(), summary);
            default -> RunReport.NONE;
        };
    }
}
