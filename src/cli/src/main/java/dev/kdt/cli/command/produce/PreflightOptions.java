package dev.kdt.cli.command.produce;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.preflight.Preflight;
import dev.kdt.cli.preflight.PriceFile;
import dev.kdt.cli.preflight.PriceList;
import dev.kdt.cli.preflight.Traffic;
import dev.kdt.destination.StreamSending;
import dev.kdt.flow.RetryPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options for checking records instead of sending them. */
final class PreflightOptions {
    /** Records of a template that are enough to know what it makes. */
    private static final long OF_TEMPLATE = 10_000;

    @Option(
            names = "--preflight",
            description = "Check the records against every limit, ask whether the stream, if one is named, takes them,"
                    + " and estimate shards and costs. Nothing is sent.")
    private boolean preflight;

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "With --preflight: the prices to estimate by (those of us-east-1).")
    private @Nullable String prices;

    @Mixin
    private final ListFormat format = new ListFormat();

    boolean isAsked() {
        return preflight;
    }

    /** @throws UsageException when an option makes no sense without the preflight */
    void requireSense() {
        if (!preflight && prices != null) {
            throw new UsageException("--prices is only for --preflight");
        }
        if (!preflight && format.isGiven()) {
            throw new UsageException("--output is only for --preflight");
        }
    }

    /** @throws UsageException when both this option and the preflight are given */
    void requireWithout(String option, boolean isGiven) {
        if (preflight && isGiven) {
            throw new UsageException("--preflight and " + option + " exclude each other (give one)");
        }
    }

    /**
     * The preflight that is asked for.
     *
     * @param stream null: any
     * @param told the rate that is told; null when none is
     * @throws UsageException when the file of prices cannot be used
     */
    Preflight of(
            Session session, @Nullable String stream, StreamSending how, @Nullable Traffic told, RetryPolicy retry) {
        PriceList priced = prices == null
                ? PriceFile.own()
                : PriceFile.read(prices, session.console().path(prices));
        return new Preflight(session, priced, stream, how.needsKeys(), told, retry);
    }

    ListFormat.Format format(Session session) {
        return format.in(session);
    }

    /** How many records are checked: a template has no end. */
    static long most(boolean endless) {
        return endless ? OF_TEMPLATE : Long.MAX_VALUE;
    }
}
