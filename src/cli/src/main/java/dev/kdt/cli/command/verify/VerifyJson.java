package dev.kdt.cli.command.verify;

import dev.kdt.audit.Finding;
import dev.kdt.audit.Origin;
import dev.kdt.audit.Place;
import dev.kdt.audit.Tally;
import dev.kdt.audit.Verdict;
import dev.kdt.cli.show.PropertyList;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Findings and counts as JSON objects. Their names stay as they are: scripts read them. */
final class VerifyJson {
    private VerifyJson() {}

    static PropertyList of(Finding finding) {
        PropertyList json = new PropertyList().add("verdict", finding.verdict().word());
        Origin origin = finding.origin();
        if (origin != null) {
            json.add("shard", origin.shard()).add("sequence", origin.sequence());
            json.add("subsequence", origin.subsequence() < 0 ? null : (Integer) origin.subsequence());
            json.add("output", origin.output() <= 0 ? null : (Integer) origin.output());
            json.add("arrival", text(origin.arrival()));
        }
        Place place = finding.place();
        return place == null ? json : json.add("object", place.object()).add("line", place.line());
    }

    static PropertyList of(Tally.Row row) {
        PropertyList json = new PropertyList();
        if (!row.shard().isEmpty()) {
            json.add("shard", row.shard()).add("hour", text(row.hour()));
        }
        json.add("records", row.records())
                .add("dropped", row.dropped())
                .add("failed", row.failed())
                .add("results", row.results())
                .add("delivered", row.delivered());
        for (Verdict each : Verdict.values()) {
            if (each != Verdict.UNEXPECTED || row.shard().isEmpty()) {
                json.add(each.word(), row.of(each));
            }
        }
        return json;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
