package dev.kdt.cli.command.produce;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Rate;
import dev.kdt.cli.option.RateConverter;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.preflight.Traffic;
import dev.kdt.cli.sending.FoundRate;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.Pace;
import dev.kdt.flow.PacedSource;
import dev.kdt.flow.Source;
import dev.kdt.flow.shard.SendStatistics;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option for the rate at which records are sent. */
final class RateOption implements FoundRate {
    private static final String CURVE = "curve:";
    private static final String AUTO = "auto";

    @Option(
            names = "--rate",
            paramLabel = "RATE",
            description =
                    "Send at most so many records in a time: 100/s, 5/m; curve:FILE, a rate for each time of the day"
                            + " (lines such as 08:00 250/s, UTC); or auto, as many as the stream takes without"
                            + " throttling.")
    private @Nullable String text;

    private @Nullable AutoPace auto;

    /** The rate, where it is the same all the time; null where it is not, or none is given. */
    @Nullable
    Rate constant() {
        if (text == null || isAuto() || isCurve()) {
            return null;
        }
        try {
            return new RateConverter().convert(text);
        } catch (TypeConversionException e) {
            throw new UsageException("--rate: " + e.getMessage());
        }
    }

    /** The traffic that the rate makes; null where none is given. */
    @Nullable
    Traffic traffic(Session session) {
        if (isAuto()) {
            return Traffic.FOUND;
        }
        if (text != null && isCurve()) {
            DailyCurve curve = curve(text.substring(CURVE.length()), session);
            return new Traffic(curve.mean(), curve.peak(), Traffic.Origin.TOLD);
        }
        Rate rate = constant();
        return rate == null ? null : Traffic.steady(rate.perSecond(), Traffic.Origin.TOLD);
    }

    /**
     * The source at the rate that is given.
     *
     * @throws UsageException when it is no rate
     */
    Source paced(Source source, Session session, SendStatistics statistics) {
        Pace pace = pace(session, statistics);
        return pace == null
                ? source
                : new PacedSource(
                        source,
                        pace,
                        session.console().clock(),
                        session.console().sleeper());
    }

    private @Nullable Pace pace(Session session, SendStatistics statistics) {
        if (text == null) {
            return null;
        }
        if (isAuto()) {
            AutoPace found = new AutoPace(statistics);
            auto = found;
            return found;
        }
        if (isCurve()) {
            return curve(text.substring(CURVE.length()), session);
        }
        Rate rate = constant();
        return rate == null ? null : Pace.steady(rate.perSecond());
    }

    private static DailyCurve curve(String name, Session session) {
        if (name.isEmpty()) {
            throw new UsageException("--rate: the name of the file is empty (write curve:FILE)");
        }
        try {
            return DailyCurve.parse(name, Files.readAllLines(session.console().path(name)));
        } catch (MalformedInputException e) {
            throw new UsageException("--rate: " + name + " is no text (write lines such as 08:00 250/s)");
        } catch (IOException e) {
            throw IoFaults.reading(name, e);
        }
    }

    /** Whether the rate is to be found. */
    boolean isAuto() {
        return AUTO.equals(text);
    }

    /** Whether the rate follows the time of day. */
    boolean isCurve() {
        return text != null && text.startsWith(CURVE);
    }

    @Override
    public List<String> found() {
        AutoPace pace = auto;
        if (pace == null) {
            return List.of();
        }
        String best = Amounts.count(Math.round(pace.best())) + " records/s";
        if (pace.best() == 0) {
            return List.of("  --rate auto: too little was sent to find a rate");
        }
        return List.of(
                pace.wasThrottled()
                        ? "  --rate auto: the stream took " + best + " without throttling"
                        : "  --rate auto: the stream was not throttled at up to " + best);
    }

    @Override
    public @Nullable Double best() {
        AutoPace pace = auto;
        return pace == null ? null : pace.best();
    }
}
