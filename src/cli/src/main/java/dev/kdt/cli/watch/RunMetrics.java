package dev.kdt.cli.watch;

import dev.kdt.flow.LaneRun;
import dev.kdt.flow.RequestMeter;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunCounters;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a run, made when they are asked for of what the run counts anyway. Names and units follow "Prometheus, Metric and label
 * naming". Safe for use by several threads.
 */
final class RunMetrics {
    private final Run run;
    private final InstantSource clock;
    private final Instant start;

    RunMetrics(Run run, InstantSource clock) {
        this.run = run;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** All metrics as they are now. */
    MetricSnapshots now() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        addCounters(all, run.counters());
        all.metricSnapshot(reloads(run.counters()));
        addAges(all);
        RequestMeter reads = run.reads();
        if (reads != null) {
            new RequestMetrics("kdt_read", "read from the stream").addTo(all, Map.of(Labels.EMPTY, reads));
        }
        Map<Labels, RequestMeter> sends = new TreeMap<>();
        run.counters().requestsByTarget().forEach((target, each) -> sends.put(Labels.of("target", target), each));
        RequestMetrics sending = new RequestMetrics("kdt_send", "send to the target");
        sending.addTo(all, sends);
        sending.addDelaysTo(all, sends);
        all.metricSnapshot(GaugeSnapshot.builder()
                .name("kdt_run_start_time_seconds")
                .help("When the run began, in seconds since 1970.")
                .unit(Unit.SECONDS)
                .dataPoint(gauge(start.toEpochMilli() / 1e3, Labels.EMPTY))
                .build());
        return all.build();
    }

    private static void addCounters(MetricSnapshots.Builder all, RunCounters counters) {
        all.metricSnapshot(counter(
                "kdt_read_records", "Records read and processed, aggregates counted as one.", counters.wireRecords()));
        all.metricSnapshot(
                counter("kdt_read_bytes", "Payload bytes of the records read.", Unit.BYTES, counters.bytes()));
        all.metricSnapshot(CounterSnapshot.builder()
                .name("kdt_records")
                .help("Records that the pipeline is done with, those of aggregates counted apart, by what became of"
                        + " them.")
                .dataPoint(point(counters.kept(), Labels.of("outcome", "kept")))
                .dataPoint(point(counters.dropped(), Labels.of("outcome", "dropped")))
                .dataPoint(point(counters.failed(), Labels.of("outcome", "failed")))
                .build());
        all.metricSnapshot(
                counter("kdt_delivered_records", "Results that reached their target.", counters.delivered()));
        all.metricSnapshot(counter(
                "kdt_delivered_bytes",
                "Bytes of the results that reached their target.",
                Unit.BYTES,
                counters.deliveredBytes()));
        all.metricSnapshot(counter(
                "kdt_undeliverable_records", "Results that the target did not take.", counters.undeliverable()));
        all.metricSnapshot(counter("kdt_parked_records", "Records and results that were parked.", counters.parked()));
        all.metricSnapshot(
                counter("kdt_retries", "Results that were sent again, once for each time.", counters.retries()));
        all.metricSnapshot(counter(
                "kdt_possible_duplicates",
                "Results of requests without an answer: they may have arrived twice.",
                counters.doubtful()));
    }

    private static CounterSnapshot reloads(RunCounters counters) {
        return CounterSnapshot.builder()
                .name("kdt_pipeline_reloads")
                .help("How often the pipeline was to be loaded anew, by what came of it.")
                .dataPoint(point(counters.reloads(), Labels.of("result", "loaded")))
                .dataPoint(point(counters.refusedReloads(), Labels.of("result", "refused")))
                .build();
    }

    private void addAges(MetricSnapshots.Builder all) {
        GaugeSnapshot.Builder unread = GaugeSnapshot.builder()
                .name("kdt_oldest_unread_age_seconds")
                .help("How far the reading of the shard is behind its newest record; 0 when all was read.")
                .unit(Unit.SECONDS);
        run.behind().forEach((shard, lag) -> unread.dataPoint(gauge(seconds(lag), Labels.of("shard", shard))));
        GaugeSnapshot.Builder undelivered = GaugeSnapshot.builder()
                .name("kdt_oldest_undelivered_age_seconds")
                .help("How long ago the oldest record arrived in the shard that was read and is neither delivered,"
                        + " dropped nor parked; 0 when there is none.")
                .unit(Unit.SECONDS);
        for (LaneRun lane : run.lanes()) {
            if (!lane.hasEnded()) {
                undelivered.dataPoint(gauge(age(lane.oldestUnsettled()), Labels.of("shard", lane.lane())));
            }
        }
        all.metricSnapshot(unread.build()).metricSnapshot(undelivered.build());
    }

    private double age(@Nullable Instant arrival) {
        return arrival == null ? 0 : Math.max(0, seconds(Duration.between(arrival, clock.instant())));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    private static CounterSnapshot counter(String name, String help, long value) {
        return counter(name, help, null, value);
    }

    private static CounterSnapshot counter(String name, String help, @Nullable Unit unit, long value) {
        return new CounterSnapshot(new MetricMetadata(name, help, unit), List.of(point(value, Labels.EMPTY)));
    }

    private static CounterDataPointSnapshot point(long value, Labels labels) {
        return CounterDataPointSnapshot.builder()
                .value((double) value)
                .labels(labels)
                .build();
    }

    private static GaugeDataPointSnapshot gauge(double value, Labels labels) {
        return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
    }
}
