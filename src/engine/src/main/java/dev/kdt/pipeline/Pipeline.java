package dev.kdt.pipeline;

import dev.kdt.codec.Chain;
import dev.kdt.jq.program.Expression;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.pipeline.step.StampPath;
import dev.kdt.pipeline.step.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled pipeline: immutable, shared by the threads that run it.
 *
 * @param name of the pipeline, for messages and checkpoints
 * @param decode how payloads are read
 * @param steps in order, each with a name of its own
 * @param encode how results are written
 * @param onError what is to be done with records that fail
 * @param partition keys for dynamic partitioning: their names, and the expressions that give them for a result
 */
public record Pipeline(
        String name,
        Chain decode,
        List<Step> steps,
        Encoding encode,
        OnError onError,
        Map<String, Expression> partition) {
    public Pipeline {
        steps = List.copyOf(steps);
        partition = new LinkedHashMap<>(partition);
    }

    /** A pipeline that passes every record unchanged. */
    public static Pipeline identity(Chain decode, Encoding encode) {
        return new Pipeline("identity", decode, List.of(), encode, OnError.PARK, Map.of());
    }

    /** The same pipeline with another way to write results. */
    public Pipeline withEncoding(Encoding other) {
        return new Pipeline(name, decode, steps, other, onError, partition);
    }

    /** The same pipeline with another way to read payloads. */
    public Pipeline withDecoding(Chain other) {
        return new Pipeline(name, other, steps, encode, onError, partition);
    }

    /** The same pipeline with other steps, such as these steps metered. */
    public Pipeline withSteps(List<Step> others) {
        return new Pipeline(name, decode, others, encode, onError, partition);
    }

    /** The same pipeline with one more step at its end. */
    public Pipeline then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return withSteps(longer);
    }

    /** The optional libraries that records of it may need. */
    public Set<OptionalLibrary> libraries() {
        Set<OptionalLibrary> libraries = EnumSet.noneOf(OptionalLibrary.class);
        libraries.addAll(decode.libraries());
        steps.forEach(each -> libraries.addAll(each.libraries()));
        if (encode.layers().contains(Encoding.Layer.ZSTD)) {
            libraries.add(OptionalLibrary.ZSTD);
        }
        if (encode.format() == Encoding.Format.CBOR) {
            libraries.add(OptionalLibrary.CBOR);
        }
        if (encode.format() == Encoding.Format.AVRO) {
            libraries.add(OptionalLibrary.AVRO);
        }
        if (encode.format() == Encoding.Format.PROTOBUF) {
            libraries.add(OptionalLibrary.PROTOBUF);
        }
        return libraries;
    }

    /** Where results say which record they came from; null when no step notes it. Of several places the last one counts. */
    public @Nullable StampPath stamps() {
        StampPath last = null;
        for (Step each : steps) {
            last = each.stamps() == null ? last : each.stamps();
        }
        return last;
    }

    /** The targets, besides the host's own, that its steps may send results to; each once. */
    public List<RouteTarget> routes() {
        return steps.stream().flatMap(each -> each.routes().stream()).distinct().toList();
    }

    /** Whether a step remembers earlier records. */
    public boolean remembers() {
        return steps.stream().anyMatch(Step::remembers);
    }
}
