package dev.kdt.cli.top;

import dev.kdt.cli.show.PropertyList;
import dev.kdt.cli.show.SizesJson;
import dev.kdt.load.Advice;
import dev.kdt.load.ChainReport;
import dev.kdt.load.KeyReport;
import dev.kdt.load.LoadReport;
import dev.kdt.load.ShardReport;
import dev.kdt.load.Sizes;
import dev.kdt.load.SplitPoint;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The load of a stream as a JSON object. Its names stay as they are: scripts read them. */
public final class LoadJson {
    private LoadJson() {}

    /**
     * The load, and what to do about it.
     *
     * @param text says the command of a piece of advice
     */
    public static PropertyList of(String stream, LoadReport report, List<Advice> advice, AdviceText text) {
        PropertyList load = new PropertyList()
                .add("stream", stream)
                .add("from", time(report.from()))
                .add("to", time(report.to()))
                .addFraction("seconds", seconds(Duration.between(report.from(), report.to())))
                .add("records", report.records())
                .addFraction("recordsPerSecond", report.average().records())
                .addFraction("bytesPerSecond", report.average().bytes())
                .add("shards", report.shards().stream().map(LoadJson::shard).toList())
                .add("keys", report.keys().stream().map(LoadJson::key).toList())
                .add("recordBytes", SizesJson.of(report.sizes()));
        Sizes users = report.userSizes();
        if (users != null) {
            load.add("userRecordBytes", SizesJson.of(users));
        }
        return load.add("chains", report.chains().stream().map(LoadJson::chain).toList())
                .add("advice", advice.stream().map(each -> advice(each, text)).toList());
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static PropertyList shard(ShardReport shard) {
        Duration behind = shard.behind();
        return new PropertyList()
                .add("shard", shard.id())
                .add("state", shard.isOpen() ? "open" : "closed")
                .addFraction("seconds", seconds(shard.span()))
                .addFraction("records", shard.total().records())
                .addFraction("recordsPerSecond", shard.average().records())
                .addFraction("bytesPerSecond", shard.average().bytes())
                .addFraction("limitShare", shard.share())
                .addFraction("peakLimitShare", shard.peak())
                .add("newest", shard.newest() == null ? null : time(shard.newest()))
                .add("behindMillis", behind == null ? null : behind.toMillis())
                .add("throttledReads", shard.throttled())
                .addFraction("unplacedShare", shard.unplaced());
    }

    private static PropertyList key(KeyReport key) {
        return new PropertyList()
                .add("key", key.key())
                .add("shard", key.shard())
                .add("by", key.measure().name().toLowerCase(Locale.ROOT))
                .addFraction("share", key.share())
                .addFraction("error", key.error())
                .addFraction("limitShare", key.limitShare());
    }

    private static PropertyList chain(ChainReport chain) {
        return new PropertyList().add("chain", chain.chain()).addFraction("share", chain.share());
    }

    private static PropertyList advice(Advice advice, AdviceText text) {
        PropertyList properties = switch (advice) {
            case Advice.Split(String shard, double share, SplitPoint point) ->
                about("split", share)
                        .add("shard", shard)
                        .add("at", point.at().toString())
                        .addFraction("below", point.below())
                        .addFraction("above", 1 - point.below())
                        .addFraction("error", point.error());
            case Advice.Merge(String lower, String upper, double share) ->
                about("merge", share).add("shard", lower).add("adjacent", upper);
            case Advice.Scale(int open, int enough, double share) ->
                about("scale", share).add("openShards", open).add("enoughShards", enough);
            case Advice.SpreadKey(KeyReport key, double share) ->
                about("spread-key", share)
                        .add("shard", key.shard())
                        .add("key", key.key())
                        .addFraction("keyShare", key.share())
                        .addFraction("keyLimitShare", key.limitShare());
            case Advice.Unplaced(String shard, double share, double unplaced) ->
                about("split-unknown", share).add("shard", shard).addFraction("unplacedShare", unplaced);
            case Advice.Wait(String shard, double share) -> about("wait", share).add("shard", shard);
        };
        @Nullable String command = text.command(advice);
        return properties.add("words", text.words(advice)).add("command", command);
    }

    private static PropertyList about(String action, double limitShare) {
        return new PropertyList().add("action", action).addFraction("limitShare", limitShare);
    }
}
