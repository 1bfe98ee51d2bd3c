package dev.kdt.cli.preflight;

import dev.kdt.aws.PutCheck;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.cli.console.Table;
import dev.kdt.load.KeySketch;
import dev.kdt.load.Measure;
import dev.kdt.load.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A preflight as text, for people. */
final class PreflightTable {
    private final PreflightReport report;
    private final Measured measured;
    private final Estimate estimate;

    private PreflightTable(PreflightReport report) {
        this.report = report;
        this.measured = report.measured();
        this.estimate = report.estimate();
    }

    /** The lines, without their ends. */
    static List<String> lines(PreflightReport report) {
        return new PreflightTable(report).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(facts());
        lines.add("");
        lines.addAll(limits());
        lines.add("");
        lines.addAll(costs());
        lines.add("writing alone, by the prices of " + estimate.prices().inWords() + " ("
                + estimate.prices().file() + ")");
        lines.add("");
        if (report.findings().isEmpty()) {
            lines.add("nothing would fail");
            return lines;
        }
        lines.add("would fail:");
        report.findings().kept().forEach(each -> lines.add("  " + PrintableText.line(each.inWords())));
        if (report.findings().others() > 0) {
            lines.add("  and " + Amounts.count(report.findings().others()) + " more");
        }
        return lines;
    }

    private List<String> facts() {
        Table table = new Table();
        Volume volume = measured.volume();
        table.row(
                "records",
                Amounts.count(volume.records()) + ", " + Amounts.bytes(volume.bytes()) + " with keys, in "
                        + Amounts.count(measured.requests(), "request"));
        Sizes sizes = measured.sizes();
        table.row(
                "sizes",
                "p50 " + Amounts.count(sizes.median()) + ", p99 " + Amounts.count(sizes.p99()) + ", largest "
                        + Amounts.count(sizes.largest()) + " bytes");
        table.row("keys", keys());
        table.row("rate", rate());
        table.row("shards", shards());
        if (report.stream() != null) {
            table.row("stream", stream(report.stream()));
            table.row("PutRecords", permission(report.stream()));
        }
        return table.lines();
    }

    private String keys() {
        KeySketch keys = measured.keys();
        if (keys.distinct() == 0) {
            return measured.keyless() == 0 ? "none" : "a random one for each record";
        }
        String about = keys.isExact() ? "" : "about ";
        String some = measured.keyless() == 0
                ? ""
                : ", and a random one for each of " + Amounts.count(measured.keyless(), "record");
        return about + Amounts.count(keys.distinct()) + " different" + heaviest() + some;
    }

    private String heaviest() {
        KeySketch.Heaviest key = measured.keys().heaviest(Measure.RECORDS);
        return key == null || !key.isCertain()
                ? ", none stands out"
                : ", '" + PrintableText.key(key.key()) + "' has " + Amounts.percent(key.share()) + " of the records";
    }

    private String rate() {
        Traffic traffic = measured.traffic();
        long bytes = measured.volume().bytes();
        String mean = rate(traffic.recordsPerSecond(), estimate.perSecond(bytes));
        String peak = traffic.isSteady()
                ? ""
                : " on the average; " + rate(traffic.peak(), estimate.atPeak(bytes)) + " at the peak";
        return mean + peak + " (" + traffic.origin().words() + ")";
    }

    private static String rate(double records, double bytes) {
        String number =
                records >= 10 ? Amounts.count(Math.round(records)) : String.format(Locale.ROOT, "%.2f", records);
        return number + " records/s, " + Amounts.bytes(Math.round(bytes)) + "/s";
    }

    private String shards() {
        String needed = Amounts.count(estimate.shards(measured.volume())) + " needed";
        return report.takesAggregates()
                ? needed + ", "
                        + Amounts.count(estimate.shards(measured.packing().aggregated())) + " with --aggregate"
                : needed;
    }

    private static String stream(StreamCheck stream) {
        if (stream.summary() == null) {
            return "not described: " + stream.undescribed();
        }
        return stream.status() + ", " + (stream.isOnDemand() ? "on-demand" : "provisioned") + ", "
                + Amounts.count(stream.summary().openShardCount(), "open shard") + ", records up to "
                + Amounts.bytes(stream.recordBytes()) + (stream.isDistributing() ? ", distributes records itself" : "");
    }

    private static String permission(StreamCheck stream) {
        return switch (stream.permission()) {
            case PutCheck.Answer.Permitted _ ->
                "permitted (asked by a dry run)"
                        + (stream.isEncrypted() ? "; it does not check the permissions for the KMS key" : "");
            case PutCheck.Answer.Refused _ -> "would fail";
            case PutCheck.Answer.Unknown(String why) -> "not known: " + why;
        };
    }

    private List<String> limits() {
        Table table = new Table().numbersFrom(2).row("LIMIT", "UNIT", "LARGEST", "MOST", "WOULD FAIL");
        for (LimitCheck each : measured.limits()) {
            table.row(
                    each.name(),
                    each.unit(),
                    Amounts.count(each.largest()),
                    Amounts.count(each.limit()),
                    Amounts.count(each.over()));
        }
        return table.lines();
    }

    private List<String> costs() {
        Table table = new Table()
                .numbersFrom(2)
                .row("COST A MONTH", "PACKED BY", estimate.prices().currency(), "PACKED", "SAVED");
        for (Costs each : Costs.of(report)) {
            Double packed = each.packed();
            Double saved = each.saved();
            table.row(
                    each.way(),
                    packed == null ? "-" : each.how(),
                    Costs.money(each.single()),
                    packed == null ? "-" : Costs.money(packed),
                    saved == null ? "-" : Amounts.percent(saved));
        }
        return table.lines();
    }
}
