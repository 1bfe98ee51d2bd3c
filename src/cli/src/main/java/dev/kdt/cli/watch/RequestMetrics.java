package dev.kdt.cli.watch;

import dev.kdt.flow.Histogram;
import dev.kdt.flow.RequestMeter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The metrics of requests in one direction.
 *
 * @param prefix of their names
 * @param purpose what the requests do, for the help texts
 */
record RequestMetrics(String prefix, String purpose) {
    void addTo(MetricSnapshots.Builder all, Map<Labels, RequestMeter> meters) {
        if (meters.isEmpty()) {
            return;
        }
        all.metricSnapshot(counter(
                "throttles",
                "Records and whole requests that were refused for want of throughput, of requests to " + purpose + ".",
                meters,
                RequestMeter::throttles));
        all.metricSnapshot(counter(
                "failed_requests",
                "Requests to " + purpose + " that had no answer or were refused as a whole.",
                meters,
                RequestMeter::failed));
        all.metricSnapshot(
                histogram("batch_records", "Records in a request to " + purpose + ".", meters, RequestMeter::records)
                        .build());
        all.metricSnapshot(
                histogram("batch_bytes", "Bytes of a request to " + purpose + ".", meters, RequestMeter::bytes)
                        .unit(Unit.BYTES)
                        .build());
        all.metricSnapshot(histogram(
                        "request_seconds",
                        "How long an answered request to " + purpose + " took.",
                        meters,
                        RequestMeter::seconds)
                .unit(Unit.SECONDS)
                .build());
    }

    /** Adds how long records take to the target, for requests that deliver. */
    void addDelaysTo(MetricSnapshots.Builder all, Map<Labels, RequestMeter> meters) {
        if (!meters.isEmpty()) {
            HistogramSnapshot.Builder delays = HistogramSnapshot.builder()
                    .name("kdt_delivery_delay_seconds")
                    .help("From the arrival of a record in the stream until its result was delivered.")
                    .unit(Unit.SECONDS);
            meters.forEach((labels, meter) -> delays.dataPoint(point(labels, meter.delays())));
            all.metricSnapshot(delays.build());
        }
    }

    private CounterSnapshot counter(
            String name, String help, Map<Labels, RequestMeter> meters, ToLongFunction<RequestMeter> value) {
        CounterSnapshot.Builder counter =
                CounterSnapshot.builder().name(prefix + "_" + name).help(help);
        meters.forEach((labels, meter) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                .labels(labels)
                .value((double) value.applyAsLong(meter))
                .build()));
        return counter.build();
    }

    private HistogramSnapshot.Builder histogram(
            String name,
            String help,
            Map<Labels, RequestMeter> meters,
            Function<RequestMeter, Histogram.Counts> value) {
        HistogramSnapshot.Builder histogram =
                HistogramSnapshot.builder().name(prefix + "_" + name).help(help);
        meters.forEach((labels, meter) -> histogram.dataPoint(point(labels, value.apply(meter))));
        return histogram;
    }

    private static HistogramDataPointSnapshot point(Labels labels, Histogram.Counts counts) {
        List<Double> bounds = Stream.concat(counts.bounds().stream(), Stream.of(Double.POSITIVE_INFINITY))
                .toList();
        return HistogramDataPointSnapshot.builder()
                .labels(labels)
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, counts.counts()))
                .sum(counts.sum())
                .build();
    }
}
