package dev.kdt.cli.command.verify;

import dev.kdt.audit.Finding;
import dev.kdt.audit.Tally;
import dev.kdt.audit.Verdict;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.option.ListFormat.Format;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PropertyList;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;

/** Prints findings as they come, or keeps the first of them, and then the counts. */
final class VerifyReport {
    /** Findings that are written together. */
    private static final int TOGETHER = 500;

    private final String stream;
    private final Format format;
    private final Session session;
    private final DataOut out;
    private final FindingList list = new FindingList();
    private long printed;

    VerifyReport(String stream, Format format, Session session) {
        this.stream = stream;
        this.format = format;
        this.session = session;
        this.out = new DataOut(session.console().out());
    }

    void add(Finding finding) {
        switch (format) {
            case PRETTY, TEXT -> list.add(finding);
            case NDJSON -> print(VerifyJson.of(finding).json() + "\n");
            case JSON ->
                print((printed == 0 ? begin() : ",\n") + VerifyJson.of(finding).json());
        }
    }

    private void print(String text) {
        out.text(text);
        printed++;
        if (printed % TOGETHER == 0) {
            out.flush();
        }
    }

    private String begin() {
        return "{\"stream\":" + Value.of(stream) + ",\"findings\":[\n";
    }

    void end(Tally tally) {
        switch (format) {
            case PRETTY, TEXT -> lines(tally).forEach(out::line);
            case NDJSON -> lines(tally).forEach(session.messages()::say);
            case JSON -> endJson(tally);
        }
        out.flush();
    }

    private List<String> lines(Tally tally) {
        List<String> lines = new ArrayList<>();
        Tally.Row total = tally.total();
        lines.add(stream + ": " + Amounts.count(total.records(), "record") + ", "
                + Amounts.count(tally.lines(), "delivered line") + ", " + conclusion(total));
        lines.add("");
        lines.addAll(VerifyTable.lines(tally));
        List<String> findings = list.lines();
        if (!findings.isEmpty()) {
            lines.add("");
            lines.addAll(findings);
        }
        return lines;
    }

    /** Such as {@code 3 missing, 1 unexpected}. */
    private static String conclusion(Tally.Row total) {
        List<String> parts = new ArrayList<>();
        for (Verdict each : Verdict.values()) {
            if (total.of(each) > 0) {
                parts.add(Amounts.count(total.of(each)) + " " + each.word());
            }
        }
        return parts.isEmpty() ? "nothing missing, nothing doubled" : String.join(", ", parts);
    }

    private void endJson(Tally tally) {
        List<PropertyList> rows = tally.rows().stream().map(VerifyJson::of).toList();
        String counts = new PropertyList()
                .add("shards", rows)
                .add("lines", tally.lines())
                .add("total", VerifyJson.of(tally.total()))
                .json();
        out.line((printed == 0 ? begin() : "") + "],\n" + counts.substring(1));
    }
}
