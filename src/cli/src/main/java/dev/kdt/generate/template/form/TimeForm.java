package dev.kdt.generate.template.form;

import dev.kdt.generate.time.Delay;
import dev.kdt.generate.time.TimeField;
import dev.kdt.generate.time.TimeFormat;
import dev.kdt.generate.time.TimeRange;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.Quantity;
import dev.kdt.generate.value.Uniform;
import dev.kdt.pipeline.config.Node;
import dev.kdt.unit.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code time}. */
final class TimeForm implements FieldForm {
    private static final String NOW = "now";
    private static final List<ParamSpec> PARAMS = List.of(
            ParamSpec.of("from", ParamType.TIME, "The earliest time."),
            ParamSpec.of("to", ParamType.TIME, "The latest time."));
    private static final List<ParamSpec> DELAY = List.of(
            ParamSpec.of("share", ParamType.SHARE, "The share of records."),
            ParamSpec.of("by", ParamType.SPANS, "How far the time is behind."));
    private static final List<ParamSpec> BESIDE = List.of(
            ParamSpec.of(
                    "format",
                    ParamType.TEXT,
                    "One of " + String.join(", ", TimeFormat.NAMES)
                            + ", or a pattern such as dd/MMM/yyyy:HH:mm:ss Z; iso."),
            ParamSpec.of("offset", ParamType.SPAN, "What is added to the time, such as 1h or -3d."),
            ParamSpec.mapping("late", DELAY, "Records that come late: their time is behind that of others."),
            ParamSpec.mapping(
                    "out-of-order", DELAY, "Records out of order: their time is behind by up to a time span."));

    @Override
    public FormSpec spec() {
        return new FormSpec(
                "time",
                List.of(ParamType.TEXT, ParamType.MAPPING),
                PARAMS,
                BESIDE,
                "now is the event time of the record; from and to are for any time between.",
                List.of(
                        "{ time: now }",
                        "{ time: now, format: epoch-ms, late: { share: 2%, by: 5m..1h } }",
                        "{ time: { from: 2020-01-01, to: 2025-12-31 } }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        int before = scope.problems().count();
        Quantity drawn = drawn(value, scope);
        Node offset = field.get("offset");
        long added = offset == null ? 0 : offset(offset, scope.in("offset"));
        List<Delay> delays = new ArrayList<>();
        delay(field.get("late"), false, delays, scope.in("late"));
        delay(field.get("out-of-order"), true, delays, scope.in("out-of-order"));
        TimeFormat format = TimeFormats.read(field.get("format"), scope.in("format"));
        return format == null || scope.problems().count() > before
                ? null
                : new TimeField(
                        drawn,
                        added,
                        delays,
                        format,
                        scope.subject(),
                        value.place().inText());
    }

    /** Null for the event time. */
    private static @Nullable Quantity drawn(Node value, FieldScope scope) {
        if (value instanceof Node.Scalar scalar && scalar.text().equals(NOW)) {
            return null;
        }
        if (!(value instanceof Node.Mapping mapping)) {
            scope.problem(value.place(), "must be now, or {from: TIME, to: TIME}");
            return null;
        }
        scope.checkKeys(mapping, PARAMS);
        Instant from = time(mapping, "from", scope);
        Instant to = time(mapping, "to", scope);
        if (from == null || to == null) {
            return null;
        }
        if (from.isAfter(to)) {
            scope.problem(mapping.place(), "'from' is after 'to' (exchange them)");
            return null;
        }
        return Uniform.between(micros(from), micros(to));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static @Nullable Instant time(Node.Mapping mapping, String key, FieldScope scope) {
        Node node = mapping.get(key);
        if (node == null) {
            scope.problem(mapping.place(), "'" + key + "' is missing");
            return null;
        }
        String text = node instanceof Node.Scalar scalar ? scalar.text() : "";
        try {
            Instant time = text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            if (TimeRange.has(time)) {
                return time;
            }
            scope.in(key).problem(node.place(), "must be of the years 1 to 9999");
            return null;
        } catch (DateTimeParseException _) {
            scope.in(key).problem(node.place(), "must be " + ParamType.TIME.inWords() + " or 2026-01-01");
            return null;
        }
    }

    private static long offset(Node node, FieldScope scope) {
        String text = node instanceof Node.Scalar scalar ? scalar.text() : "";
        Duration span = TimeSpan.parse(text.startsWith("-") ? text.substring(1) : text);
        if (span == null) {
            scope.problem(node.place(), "must be a time span such as 1h or -3d");
            return 0;
        }
        return span.toMillis() * (text.startsWith("-") ? -1000 : 1000);
    }

    /** A single time span, for what is out of order, is the most of it. */
    private static void delay(@Nullable Node node, boolean upTo, List<Delay> delays, FieldScope scope) {
        if (node == null) {
            return;
        }
        Node share = node instanceof Node.Mapping mapping ? mapping.get("share") : null;
        Node by = node instanceof Node.Mapping mapping ? mapping.get("by") : null;
        if (!(node instanceof Node.Mapping mapping) || share == null || by == null) {
            scope.problem(node.place(), "must be a mapping with 'share' and 'by' ({share: 2%, by: 5m..1h})");
            return;
        }
        scope.checkKeys(mapping, DELAY);
        Double records = ShareText.read(share, scope.in("share"));
        Quantity behind = NumberReader.spans(by, scope.in("by"));
        if (records == null || behind == null) {
            return;
        }
        Duration single = by instanceof Node.Scalar scalar ? TimeSpan.parse(scalar.text()) : null;
        delays.add(new Delay(records, upTo && single != null ? Uniform.between(0, single.toMillis() * 1000) : behind));
    }
}
