package dev.kdt.cli.command.verify;

import dev.kdt.audit.Finding;
import dev.kdt.audit.Origin;
import dev.kdt.audit.Place;
import dev.kdt.audit.Verdict;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Table;
import dev.kdt.record.SequenceText;
import dev.kdt.record.ShardId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The first findings of each kind, by their places in the stream or in objects; of the others only the number. */
final class FindingList {
    private static final int SHOWN = 10;

    private static final Comparator<Finding> ORDER = Comparator.comparing(FindingList::shard)
            .thenComparing(FindingList::sequence, SequenceText::compare)
            .thenComparingInt(each -> each.origin() == null ? -1 : each.origin().subsequence())
            .thenComparingInt(each -> each.origin() == null ? -1 : each.origin().output())
            .thenComparing(each -> each.place() == null ? "" : each.place().object())
            .thenComparingInt(each -> each.place() == null ? 0 : each.place().line());

    private final Map<Verdict, TreeSet<Finding>> first = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);

    void add(Finding finding) {
        counts.merge(finding.verdict(), 1L, Long::sum);
        TreeSet<Finding> kept = first.computeIfAbsent(finding.verdict(), _ -> new TreeSet<>(ORDER));
        kept.add(finding);
        if (kept.size() > SHOWN) {
            kept.pollLast();
        }
    }

    List<String> lines() {
        Table table = new Table();
        List<String> more = new ArrayList<>();
        first.forEach((verdict, findings) -> {
            findings.forEach(each -> table.row(verdict.word(), origin(each), place(each)));
            long left = counts.getOrDefault(verdict, 0L) - findings.size();
            if (left > 0) {
                more.add(Amounts.count(left) + " more " + verdict.word() + " (-o ndjson lists all)");
            }
        });
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(more);
        return lines;
    }

    private static String origin(Finding finding) {
        Origin origin = finding.origin();
        if (origin == null) {
            return "in no record's results";
        }
        return "shard " + ShardId.number(origin.shard()) + "  " + origin.sequence()
                + (origin.subsequence() < 0 ? "" : "#" + origin.subsequence())
                + (origin.output() > 0 ? "  output " + origin.output() : "");
    }

    private static String place(Finding finding) {
        Place place = finding.place();
        return place == null ? "" : place.object() + ":" + place.line();
    }

    private static String shard(Finding finding) {
        return finding.origin() == null ? "" : finding.origin().shard();
    }

    private static String sequence(Finding finding) {
        return finding.origin() == null ? "" : finding.origin().sequence();
    }
}
