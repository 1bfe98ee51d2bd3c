package dev.kdt.cli.watch;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a run as OpenTelemetry has them, under the same names: a collector that hands them to Prometheus adds {@code _total} and
 * nothing else.
 *
 * @param resource the process that they are of
 * @param start of the run, since which counters count
 */
record OtlpData(Resource resource, Instant start) {
    private static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create("kdt");

    private record Metric(
            Resource getResource,
            String getName,
            String getDescription,
            String getUnit,
            MetricDataType getType,
            Data<?> getData)
            implements MetricData {
        @Override
        public InstrumentationScopeInfo getInstrumentationScopeInfo() {
            return SCOPE;
        }
    }

    List<MetricData> of(MetricSnapshots snapshots, Instant now) {
        List<MetricData> metrics = new ArrayList<>();
        for (MetricSnapshot each : snapshots) {
            switch (each) {
                case CounterSnapshot counter -> metrics.add(metric(each, MetricDataType.LONG_SUM, sum(counter, now)));
                case GaugeSnapshot gauge -> metrics.add(metric(each, MetricDataType.DOUBLE_GAUGE, gauge(gauge, now)));
                case HistogramSnapshot histogram ->
                    metrics.add(metric(each, MetricDataType.HISTOGRAM, histogram(histogram, now)));
                default -> throw new IllegalStateException("a run has no such metric: " + each);
            }
        }
        return metrics;
    }

    private Metric metric(MetricSnapshot snapshot, MetricDataType type, Data<?> data) {
        MetricMetadata about = snapshot.getMetadata();
        return new Metric(
                resource, about.getName(), String.valueOf(about.getHelp()), unit(about.getUnit()), type, data);
    }

    /** In the words of UCUM, as OpenTelemetry has them. */
    private static String unit(@Nullable Unit unit) {
        return Unit.SECONDS.equals(unit) ? "s" : Unit.BYTES.equals(unit) ? "By" : "";
    }

    private Data<?> sum(CounterSnapshot counter, Instant now) {
        List<LongPointData> points = counter.getDataPoints().stream()
                .map(each -> LongPointData.create(
                        nanos(start), nanos(now), attributes(each.getLabels()), (long) each.getValue()))
                .toList();
        return SumData.createLongSumData(true, AggregationTemporality.CUMULATIVE, points);
    }

    private static Data<?> gauge(GaugeSnapshot gauge, Instant now) {
        List<DoublePointData> points = gauge.getDataPoints().stream()
                .map(each -> DoublePointData.create(
                        nanos(now), nanos(now), attributes(each.getLabels()), each.getValue(), List.of()))
                .toList();
        return GaugeData.createDoubleGaugeData(points);
    }

    private Data<?> histogram(HistogramSnapshot histogram, Instant now) {
        List<HistogramPointData> points =
                histogram.getDataPoints().stream().map(each -> point(each, now)).toList();
        return HistogramData.create(AggregationTemporality.CUMULATIVE, points);
    }

    private HistogramPointData point(HistogramDataPointSnapshot point, Instant now) {
        ClassicHistogramBuckets buckets = point.getClassicBuckets();
        List<Double> bounds = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        buckets.forEach(each -> {
            bounds.add(each.getUpperBound());
            counts.add(each.getCount());
        });
        bounds.removeLast(); // That of the last bucket is infinite, and goes without saying.
        return HistogramPointData.create(
                nanos(start),
                nanos(now),
                attributes(point.getLabels()),
                point.getSum(),
                false,
                0,
                false,
                0,
                bounds,
                counts);
    }

    private static Attributes attributes(Labels labels) {
        AttributesBuilder attributes = Attributes.builder();
        labels.forEach(each -> attributes.put(each.getName(), each.getValue()));
        return attributes.build();
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }
}
