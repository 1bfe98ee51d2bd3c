package dev.kdt.cli.preflight;

import dev.kdt.aws.PutCheck;
import dev.kdt.cli.show.PropertyList;
import dev.kdt.cli.show.SizesJson;
import dev.kdt.load.KeySketch;
import dev.kdt.load.Measure;
import org.jspecify.annotations.Nullable;

/** A preflight as a JSON object. Its names stay as they are: scripts read them. */
final class PreflightJson {
    private PreflightJson() {}

    static PropertyList of(PreflightReport report) {
        Measured measured = report.measured();
        Estimate estimate = report.estimate();
        PropertyList all = new PropertyList()
                .addFlag("fits", report.findings().isEmpty())
                .add("records", measured.volume().records())
                .add("bytes", measured.volume().bytes())
                .add("requests", measured.requests())
                .add("recordBytes", SizesJson.of(measured.sizes()))
                .add("keys", keys(measured))
                .add("rate", rate(measured.traffic()))
                .add("shards", shards(report))
                .add(
                        "limits",
                        measured.limits().stream().map(PreflightJson::limit).toList())
                .add("prices", prices(estimate.prices()))
                .add(
                        "monthlyCosts",
                        Costs.of(report).stream().map(PreflightJson::costs).toList());
        if (report.stream() != null) {
            all.add("stream", stream(report.stream()));
        }
        return all.add(
                        "findings",
                        report.findings().kept().stream()
                                .map(each -> new PropertyList()
                                        .add("place", each.place())
                                        .add("message", each.message()))
                                .toList())
                .add("otherFindings", report.findings().others());
    }

    private static PropertyList rate(Traffic traffic) {
        return new PropertyList()
                .addFraction("recordsPerSecond", traffic.recordsPerSecond())
                .addFraction("peakRecordsPerSecond", traffic.isSteady() ? null : traffic.peak())
                .add("from", traffic.origin().word());
    }

    private static PropertyList keys(Measured measured) {
        KeySketch sketch = measured.keys();
        PropertyList keys = new PropertyList()
                .add("distinct", sketch.distinct())
                .addFlag("exact", sketch.isExact())
                .add("keylessRecords", measured.keyless());
        KeySketch.@Nullable Heaviest heaviest = sketch.heaviest(Measure.RECORDS);
        return heaviest == null
                ? keys
                : keys.add(
                        "heaviest",
                        new PropertyList()
                                .add("key", heaviest.key())
                                .addFraction("share", heaviest.share())
                                .addFraction("error", heaviest.error()));
    }

    private static PropertyList shards(PreflightReport report) {
        Measured measured = report.measured();
        PropertyList shards = new PropertyList().add("needed", report.estimate().shards(measured.volume()));
        return report.takesAggregates()
                ? shards.add(
                        "neededByAggregates",
                        report.estimate().shards(measured.packing().aggregated()))
                : shards;
    }

    private static PropertyList limit(LimitCheck check) {
        return new PropertyList()
                .add("limit", check.name())
                .add("unit", check.unit())
                .add("most", check.limit())
                .add("largest", check.largest())
                .add("wouldFail", check.over());
    }

    private static PropertyList prices(PriceList prices) {
        return new PropertyList()
                .add("file", prices.file())
                .add("date", prices.date().toString())
                .add("region", prices.region())
                .add("currency", prices.currency());
    }

    private static PropertyList costs(Costs costs) {
        return new PropertyList()
                .add("way", costs.way())
                .addFraction("single", costs.single())
                .addFraction("packed", costs.packed())
                .add("packedBy", costs.packed() == null ? null : costs.how());
    }

    private static PropertyList stream(StreamCheck stream) {
        PropertyList facts = new PropertyList().add("name", stream.name());
        if (stream.summary() == null) {
            facts.add("undescribed", stream.undescribed());
        } else {
            facts.add("status", stream.status())
                    .add("mode", stream.isOnDemand() ? "on-demand" : "provisioned")
                    .add("openShards", stream.openShards())
                    .add("maxRecordBytes", stream.recordBytes())
                    .addFlag("distributesRecords", stream.isDistributing());
        }
        return switch (stream.permission()) {
            case PutCheck.Answer.Permitted _ -> facts.add("putRecords", "permitted");
            case PutCheck.Answer.Refused(String why) ->
                facts.add("putRecords", "refused").add("why", why);
            case PutCheck.Answer.Unknown(String why) ->
                facts.add("putRecords", "unknown").add("why", why);
        };
    }
}
