package dev.kdt.cli.top;

import dev.kdt.cli.console.PrintableText;
import dev.kdt.load.Advice;
import dev.kdt.load.KeyReport;
import dev.kdt.load.SplitPoint;
import dev.kdt.record.ShardId;
import org.jspecify.annotations.Nullable;

/** Advice in words, and the command that follows it. */
public final class AdviceText {
    private final String stream;
    private final String options;

    /** @param options that every command takes and that this one was given, such as {@code --region eu-west-1}; empty for none */
    public AdviceText(String stream, String options) {
        this.stream = stream;
        this.options = options.isEmpty() ? "" : " " + options;
    }

    /** The advice in words, and its reason. */
    public String words(Advice advice) {
        return switch (advice) {
            case Advice.Split(String shard, double share, SplitPoint point) ->
                "split shard " + ShardId.number(shard) + ", which takes " + Shares.percent(share)
                        + " of its limits: the lower part gets " + Shares.percent(point.below())
                        + " of its load, the upper "
                        + Shares.percent(1 - point.below());
            case Advice.Merge(String lower, String upper, double share) ->
                "merge shards " + ShardId.number(lower) + " and " + ShardId.number(upper) + ", which together take "
                        + Shares.percent(share) + " of the limits of one";
            case Advice.Scale(int open, int enough, double share) ->
                "scale the stream from " + open + " shards to " + enough + ": none would take more than "
                        + Shares.percent(share) + " of its limits";
            case Advice.SpreadKey(KeyReport key, double shardShare) ->
                "spread key '" + PrintableText.key(key.key()) + "' over several keys: it alone takes "
                        + Shares.percent(key.limitShare()) + " of the limits of shard " + ShardId.number(key.shard())
                        + ", " + Shares.percent(key.share())
                        + " of the shard's load, and no split divides a key";
            case Advice.Unplaced(String shard, double share, double unplaced) ->
                "split shard " + ShardId.number(shard) + ", which takes " + Shares.percent(share)
                        + " of its limits, where its producers say: " + Shares.percent(unplaced)
                        + " of its load came with explicit hash keys, which readers are not told";
            case Advice.Wait(String shard, double share) ->
                "wait: shard " + ShardId.number(shard) + " takes " + Shares.percent(share)
                        + " of its limits, and the service splits shards of an on-demand stream by itself; it takes up"
                        + " to twice the highest load of the last 30 days";
        };
    }

    /** The command that does it; null when there is none. */
    public @Nullable String command(Advice advice) {
        return switch (advice) {
            case Advice.Split(String shard, double _, SplitPoint point) ->
                "kdt stream split " + stream + " " + ShardId.number(shard) + " --at " + point.at() + options;
            case Advice.Merge(String lower, String upper, double _) ->
                "kdt stream merge " + stream + " " + ShardId.number(lower) + " " + ShardId.number(upper) + options;
            case Advice.Scale(int _, int enough, double _) ->
                "kdt stream scale " + stream + " --shards " + enough + options;
            case Advice.SpreadKey _, Advice.Unplaced _, Advice.Wait _ -> null;
        };
    }
}
