package dev.kdt.cli.command.redrive;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.Table;
import dev.kdt.cli.option.ListFormat.Format;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PropertyList;
import dev.kdt.redrive.RedriveItem;
import dev.kdt.redrive.RedriveTally;
import dev.kdt.redrive.RedriveTally.Group;
import dev.kdt.redrive.RedriveTally.Outcome;
import dev.kdt.redrive.RedriveTally.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what goes where, or went. */
final class RedriveReport {
    /** More of them are in the JSON. */
    private static final int MOST_ROWS = 50;

    private static final int MOST_EXAMPLES = 10;

    /** Characters of an example. */
    private static final int LENGTH = 80;

    private final RedriveTally tally;
    private final Done done;
    private final Session session;

    /** Whether anything was sent. */
    enum Done {
        SHOWN,
        SENT
    }

    RedriveReport(RedriveTally tally, Done done, Session session) {
        this.tally = tally;
        this.done = done;
        this.session = session;
    }

    void print(Format format) {
        DataOut out = new DataOut(session.console().out());
        switch (format) {
            case PRETTY, TEXT -> lines().forEach(out::line);
            case NDJSON -> rows().forEach(each -> out.line(each.json()));
            case JSON ->
                out.line(new PropertyList()
                        .addFlag("sent", done == Done.SENT)
                        .add("leftovers", rows())
                        .add("unread", tally.unread())
                        .indented());
        }
        out.flush();
    }

    private List<PropertyList> rows() {
        return tally.rows().entrySet().stream()
                .map(each -> json(each.getKey(), each.getValue()))
                .toList();
    }

    private PropertyList json(Group group, Row row) {
        PropertyList json = new PropertyList()
                .add("kind", group.kind().toString())
                .add("source", group.source())
                .add("target", group.target().isEmpty() ? null : group.target());
        for (Outcome each : Outcome.values()) {
            json.add(name(each), row.of(each));
        }
        return json;
    }

    /** The name of a count in JSON; of the columns, too. */
    private String name(Outcome outcome) {
        return switch (outcome) {
            case SENT -> done == Done.SENT ? "sent" : "toSend";
            case BEFORE -> "sentBefore";
            case UNKNOWN -> "unknown";
            case DROPPED -> "dropped";
            case FAILED -> "failed";
        };
    }

    private List<String> lines() {
        Map<Group, Row> rows = tally.rows();
        if (rows.isEmpty()) {
            return List.of("no leftovers found");
        }
        Table table = new Table()
                .numbersFrom(3)
                .row(
                        "KIND",
                        "SOURCE",
                        "TARGET",
                        done == Done.SENT ? "SENT" : "TO SEND",
                        "SENT BEFORE",
                        "UNKNOWN",
                        "DROPPED",
                        "FAILED");
        rows.entrySet().stream().limit(MOST_ROWS).forEach(each -> row(table, each.getKey(), each.getValue()));
        if (rows.size() > 1) {
            table.row(cells("all", "", "", tally::total));
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (rows.size() > MOST_ROWS) {
            lines.add(Amounts.count(rows.size() - MOST_ROWS, "more row") + " in 'all' (-o json shows them)");
        }
        if (done == Done.SHOWN) {
            addExamples(rows, lines);
        }
        return lines;
    }

    private static void row(Table table, Group group, Row row) {
        table.row(cells(
                group.kind().toString(),
                group.source(),
                group.target().isEmpty() ? "(--to)" : group.target(),
                row::of));
    }

    private interface Counts {
        long of(Outcome outcome);
    }

    private static String[] cells(String kind, String source, String target, Counts counts) {
        List<String> cells = new ArrayList<>(List.of(kind, source, target));
        for (Outcome each : Outcome.values()) {
            cells.add(Amounts.count(counts.of(each)));
        }
        return cells.toArray(String[]::new);
    }

    private static void addExamples(Map<Group, Row> rows, List<String> lines) {
        List<RedriveItem> examples = rows.values().stream()
                .flatMap(each -> each.examples().stream())
                .limit(MOST_EXAMPLES)
                .toList();
        if (examples.isEmpty()) {
            return;
        }
        lines.add("");
        Table table = new Table();
        for (RedriveItem each : examples) {
            table.row(each.place().toString(), text(each));
        }
        lines.addAll(table.lines());
    }

    private static String text(RedriveItem item) {
        String text = item.output().bytes().toText().strip();
        String shown = text.replaceAll("\\p{Cntrl}", "·");
        return shown.length() <= LENGTH ? shown : shown.substring(0, LENGTH) + "…";
    }

    /** Such as {@code 12 results to send, 3 sent before; nothing was sent (--send sends)}. */
    String conclusion() {
        List<String> parts = new ArrayList<>();
        for (Outcome each : Outcome.values()) {
            long count = tally.total(each);
            if (each == Outcome.SENT) {
                parts.add(Amounts.count(count, "leftover") + (done == Done.SENT ? " sent" : " to send"));
            } else if (count > 0) {
                parts.add(Amounts.count(count) + " " + words(each));
            }
        }
        if (tally.unread() > 0) {
            parts.add(Amounts.count(tally.unread()) + " gone or not readable");
        }
        String ending = done == Done.SHOWN && tally.total(Outcome.SENT) > 0 ? "; nothing was sent (--send sends)" : "";
        return String.join(", ", parts) + ending;
    }

    private static String words(Outcome outcome) {
        return outcome == Outcome.BEFORE ? "sent before" : outcome.name().toLowerCase(Locale.ROOT);
    }
}
