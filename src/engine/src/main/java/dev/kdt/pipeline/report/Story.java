package dev.kdt.pipeline.report;

import dev.kdt.codec.Failure;
import dev.kdt.json.Value;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.record.KinesisRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record's way through a pipeline, step by step.
 *
 * @param record the user record
 * @param chain the layers that were found around the payload, such as {@code kpl > gzip > json}
 * @param decoded what was read, a copy; null when it could not be decoded
 * @param scenes in the order in which they happened
 * @param results what came out at the end
 * @param failure why the record failed; null when it did not
 */
public record Story(
        KinesisRecord record,
        String chain,
        @Nullable Value decoded,
        List<Scene> scenes,
        List<Result> results,
        @Nullable Failure failure) {
    /**
     * A value that came out of the pipeline, or of one step.
     *
     * @param value a copy
     * @param route the target that a step sends it to; null for the one that the host has
     */
    public record Result(Value value, @Nullable RouteTarget route) {}

    /** The story of a record that could not be decoded. */
    public static Story undecoded(KinesisRecord record, Failure failure) {
        return new Story(record, "", null, List.of(), List.of(), failure);
    }

    /** The ways in which a story ends. */
    public enum Ending {
        /** It came through, as any number of results, even none. */
        KEPT,
        /** A step dropped it on purpose, or the wire record was an aggregate of nothing. */
        DROPPED,
        FAILED
    }

    public Ending ending() {
        if (failure != null) {
            return Ending.FAILED;
        }
        boolean dropped = results.isEmpty() && scenes.stream().anyMatch(Scene::dropped);
        return dropped || decoded == null ? Ending.DROPPED : Ending.KEPT;
    }

    /** Whether the record was kept and has no result. */
    public boolean gaveNothing() {
        return results.isEmpty() && ending() == Ending.KEPT;
    }
}
