package dev.kdt.cli.command.stream;

import dev.kdt.cli.console.Amounts;
import dev.kdt.record.ShardId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.kinesis.model.Shard;

/**
 * The shards of a stream as a tree: below each closed shard those that took its hash keys over. A merged shard stands below both of its
 * parents, the second time without what follows.
 */
final class LineageTree {
    private final ShardHistory shards;
    private final int most;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();

    private LineageTree(ShardHistory shards, int most) {
        this.shards = shards;
        this.most = most;
    }

    /**
     * The lines of the tree; none for a stream that was never resharded.
     *
     * @param most shards that are drawn; a last line counts the others
     */
    static List<String> lines(ShardHistory shards, int most) {
        if (shards.all().stream().allMatch(ShardHistory::isOpen)) {
            return List.of();
        }
        LineageTree tree = new LineageTree(shards, most);
        shards.roots().forEach(root -> tree.add(root, "", ""));
        int left = shards.all().size() - tree.shown.size();
        if (left > 0) {
            tree.lines.add("... and " + Amounts.count(left, "shard") + " (--full draws all)");
        }
        return tree.lines;
    }

    private void add(Shard shard, String branch, String below) {
        boolean isNew = !shown.contains(shard.shardId());
        if (shown.size() == most && isNew) {
            return;
        }
        shown.add(shard.shardId());
        lines.add(branch + text(shard, isNew));
        if (!isNew) {
            return;
        }
        List<Shard> children = shards.childrenOf(shard);
        for (int i = 0; i < children.size(); i++) {
            boolean isLast = i == children.size() - 1;
            add(children.get(i), below + (isLast ? "└ " : "├ "), below + (isLast ? "  " : "│ "));
        }
    }

    private static String text(Shard shard, boolean isNew) {
        String name = ShardId.number(shard.shardId());
        boolean isMerged = ShardHistory.parents(shard).size() > 1;
        if (!isNew) {
            return name + " (" + ShardHistory.origin(shard) + ", see above)";
        }
        return name
                + (ShardHistory.isOpen(shard) ? " open, " + Amounts.percent(ShardHistory.share(shard)) : " closed")
                + (isMerged ? ", " + ShardHistory.origin(shard) : "");
    }
}
