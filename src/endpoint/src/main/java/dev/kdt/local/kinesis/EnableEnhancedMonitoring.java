package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Switches shard-level metrics on. */
final class EnableEnhancedMonitoring implements Action {
    private static final Shape.Structure INPUT = structure(
            KinesisShapes.NAME,
            required("ShardLevelMetrics", new Shape.ListOf(1, 7, Metrics.NAME)),
            KinesisShapes.ARN,
            KinesisShapes.ID);

    private final Streams streams;

    EnableEnhancedMonitoring(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.ready(params, caller);
        List<String> before = stream.settings().metrics();
        stream.update(settings -> {
            Set<String> metrics = new TreeSet<>(settings.metrics());
            metrics.addAll(Metrics.spelledOut(params.texts("ShardLevelMetrics")));
            return settings.withMetrics(List.copyOf(metrics));
        });
        return Metrics.changed(stream, before);
    }
}
